// The mixing desk: what the listener sets for their own ears. Nothing of it is composed anew; the
// server plays the same notes otherwise. `changed` is called when something was set.
function makeMixer(root, language, fonts, changed) {
  const chinese = language === 'zh';
  const words = chinese
    ? { mute: '静音', solo: '独奏', volume: '音量', reverb: '混响', tempo: '速度', font: '音色库', select: '选中声部', hide: '不显示音符' }
    : { mute: 'Mute', solo: 'Solo', volume: 'Volume', reverb: 'Reverb', tempo: 'Tempo', font: 'SoundFont', select: 'Select the part', hide: 'Hide the notes' };
  const EYE = 'M12 5C6 5 2.5 9.5 1 12c1.5 2.5 5 7 11 7s9.5-4.5 11-7c-1.5-2.5-5-7-11-7zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8z';
  const LOUDEST = 1.5, PATIENCE_MS = 120;
  let parts = [], players = '', shown = '[]', timer = null, picked = null;
  const set = { reverb: 1, tempo: 1, font: '' };

  const name = (player) => {
    const alone = parts.filter((other) => other.player.name[language] === player.name[language]).length === 1;
    return alone ? player.name[language] : `${player.name[language]} (${player.role[language]})`;
  };
  const volume = (part) => {
    const soloists = parts.some((other) => other.solo);
    return part.mute || (soloists && !part.solo) ? 0 : part.volume;
  };
  function tell() { clearTimeout(timer); timer = setTimeout(changed, PATIENCE_MS); }
  function button(text, label, pressed, act) {
    const made = document.createElement('button');
    made.type = 'button'; made.textContent = text; made.title = label;
    made.setAttribute('aria-label', label); made.setAttribute('aria-pressed', pressed);
    made.addEventListener('click', act);
    return made;
  }
  // Parts stay as they were set for as long as the same players play.
  function show(list, colours) {
    if (JSON.stringify(list) === shown) return;
    shown = JSON.stringify(list);
    const now = JSON.stringify(list.map((player) => [player.name.en, player.role.en]));
    if (now !== players) { players = now; picked = null; parts = list.map((player) => ({ player, volume: 1, mute: false, solo: false, hidden: false })); }
    else parts.forEach((part, index) => { part.player = list[index]; });
    root.replaceChildren(...parts.map((part, index) => row(part, index, colours[index % colours.length])));
  }
  function row(part, index, colour) {
    const item = document.createElement('div'), dot = document.createElement('i'), slider = document.createElement('input');
    const label = name(part.player);
    item.className = 'roll-part';
    item.classList.toggle('silent', part.player.silent || volume(part) === 0);
    dot.style.background = colour;
    const again = (act) => () => { act(); refresh(); tell(); };
    const pick = button(label, `${words.select}: ${label}`, picked === index, () => { picked = picked === index ? null : index; refresh(); changed.picked(); });
    pick.className = 'roll-name'; pick.prepend(dot);
    const mute = button('M', `${words.mute}: ${label}`, part.mute, again(() => { part.mute = !part.mute; }));
    const solo = button('S', `${words.solo}: ${label}`, part.solo, again(() => { part.solo = !part.solo; }));
    mute.className = 'roll-mute'; solo.className = 'roll-solo';
    // What is hidden is heard all the same.
    const hide = button('', `${words.hide}: ${label}`, part.hidden, () => { part.hidden = !part.hidden; refresh(); changed.picked(); });
    hide.className = 'roll-hide';
    hide.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${EYE}"/></svg>`;
    Object.assign(slider, { type: 'range', min: 0, max: LOUDEST, step: 0.05, value: part.volume });
    slider.setAttribute('aria-label', `${words.volume}: ${label}`);
    slider.addEventListener('input', () => { part.volume = Number(slider.value); tell(); });
    item.append(pick, hide, mute, solo, slider);
    return item;
  }
  // What was pressed is pressed, without taking the focus from it.
  function refresh() {
    [...root.children].forEach((item, index) => {
      const part = parts[index];
      item.classList.toggle('silent', part.player.silent || volume(part) === 0);
      item.querySelector('.roll-name').setAttribute('aria-pressed', picked === index);
      item.querySelector('.roll-hide').setAttribute('aria-pressed', part.hidden);
      item.querySelector('.roll-mute').setAttribute('aria-pressed', part.mute);
      item.querySelector('.roll-solo').setAttribute('aria-pressed', part.solo);
    });
  }
  // The settings of the whole: a slider each, and the SoundFonts there are.
  function settings(box) {
    for (const [key, low, high] of [['reverb', 0, 2], ['tempo', 0.5, 2]]) {
      const label = document.createElement('label'), slider = document.createElement('input'), shown = document.createElement('output');
      Object.assign(slider, { type: 'range', min: low, max: high, step: 0.05, value: set[key], className: `roll-${key}` });
      const say = () => { shown.textContent = `${Math.round(set[key] * 100)} %`; };
      slider.addEventListener('input', () => { set[key] = Number(slider.value); say(); tell(); });
      say();
      label.append(words[key], slider, shown);
      box.append(label);
    }
    const label = document.createElement('label'), choice = document.createElement('select');
    choice.className = 'roll-font';
    for (const font of fonts) choice.append(new Option(font.replaceAll('_', ' '), font));
    choice.addEventListener('change', () => { set.font = choice.value === fonts[0] ? '' : choice.value; tell(); });
    label.append(words.font, choice);
    box.append(label);
  }
  // What to ask of the server: text for an address, empty where all is as it was mixed.
  function query() {
    const volumes = parts.map(volume), asked = [];
    if (volumes.some((value) => value !== 1)) asked.push(`volumes=${volumes.join(',')}`);
    if (set.reverb !== 1) asked.push(`reverb=${set.reverb}`);
    if (set.tempo !== 1) asked.push(`tempo=${set.tempo}`);
    if (set.font) asked.push(`soundfont=${encodeURIComponent(set.font)}`);
    return asked.join('&');
  }
  return {
    show, settings, query,
    silent: (index) => Boolean(parts[index]) && (parts[index].player.silent || volume(parts[index]) === 0),
    hidden: (index) => Boolean(parts[index]) && parts[index].hidden,
    pick(index) { if (picked !== index) { picked = index; refresh(); changed.picked(); } },
    // The part above or below the one that is picked; beyond the ends none is.
    step(by) {
      const next = picked === null ? (by > 0 ? 0 : parts.length - 1) : picked + by;
      this.pick(parts[next] ? next : null);
    },
    get picked() { return picked; },
    get tempo() { return set.tempo; },
  };
}
