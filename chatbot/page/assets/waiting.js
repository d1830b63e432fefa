// Says the place in the queue while a request waits for its turn. The page's session is heard of where
// Gradio's own script joins the queue with it.
(() => {
  const JOIN = /^(.*)\/gradio_api\/queue\/join/;
  const send = window.fetch;
  let looking = false;
  let note = null;

  function show(text) {
    if (!note) {
      note = document.createElement("div");
      note.id = "waiting";
      note.setAttribute("role", "status");
      note.style.cssText =
        "position:fixed;left:50%;bottom:16px;transform:translateX(-50%);z-index:1000;padding:6px 14px;" +
        "border-radius:999px;pointer-events:none;color:var(--body-text-color);text-align:center;" +
        "background:var(--block-background-fill);border:1px solid var(--border-color-primary)";
      (document.querySelector(".gradio-container") || document.body).append(note);
    }
    note.textContent = text;
    note.hidden = !text;
    note.style.display = text ? "block" : "none";
  }

  async function look(root, session) {
    if (looking) return;
    looking = true;
    try {
      for (;;) {
        await new Promise((done) => setTimeout(done, 1000));
        const answer = await send(`${root}/gradio_api/waiting?session=${encodeURIComponent(session)}`);
        const place = answer.ok ? await answer.json() : { waiting: false };
        if (!place.waiting) break;
        show(place.text);
      }
    } finally {
      looking = false;
      if (note) show("");
    }
  }

  window.fetch = function (target, options) {
    const sent = send.apply(this, arguments);
    const join = JOIN.exec(typeof target === "string" ? target : target.url || "");
    if (join && options && typeof options.body === "string") {
      const { session_hash: session } = JSON.parse(options.body);
      if (session) sent.then(() => look(join[1], session).catch(console.warn), () => {});
    }
    return sent;
  };
})();
