// Enter sends a request once: not again while its words still stand in the box, and nothing where there are none.
(() => {
  // Whoever presses it later than this means it: the request was refused, for instance.
  const AGAIN_MS = 2000;
  let sent = null;
  const box = (event) => event.target.closest && event.target.closest("#ask textarea");
  document.addEventListener("input", (event) => { if (box(event)) sent = null; }, true);
  document.addEventListener("keydown", (event) => {
    const ask = box(event);
    if (!ask || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (ask.value.trim() && ask.value !== sent) {
      sent = ask.value;
      setTimeout(() => { sent = null; }, AGAIN_MS);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }, true);
})();
