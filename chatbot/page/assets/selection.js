// The selection: bars, by dragging or with shift and the arrow keys, and the part that is picked on the
// mixing desk. It is told to the message box (pointed.js), where it becomes language.
function makeSelection(sheet, mark, roll) {
  const DRAG = 6;
  let bars = null, pressed = null, anchor = null, told = 'null';

  // Whether the piece has the bars; while it is composed it may not have them yet.
  const fits = () => !bars || bars[1] < roll.bars().length;
  function draw() {
    mark.style.display = bars && fits() ? 'block' : 'none';
    sheet.closest('.roll').dataset.selection = bars ? `${bars[0] + 1}-${bars[1] + 1}` : '';
    if (!bars || !fits()) return;
    const [left, right] = roll.edges(bars);
    mark.style.left = `${left}px`; mark.style.width = `${right - left}px`;
  }
  function set(next) {
    bars = next;
    draw(); tell();
    roll.changed();
  }
  function tell() {
    const part = roll.part(), player = part === null ? null : roll.parts()[part];
    const detail = bars || player
      ? { first: bars && bars[0] + 1, last: bars && bars[1] + 1, part, name: player && player.name } : null;
    if (JSON.stringify(detail) === told) return;
    told = JSON.stringify(detail);
    document.dispatchEvent(new CustomEvent('cadenza-pointed', { detail }));
  }
  const at = (event) => event.clientX - sheet.getBoundingClientRect().left;

  sheet.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !roll.bars().length) return;
    pressed = { x: at(event), dragging: false };
    // A finger scrolls; a mouse or a pen draws.
    if (event.pointerType !== 'touch') sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener('pointermove', (event) => {
    if (!pressed || event.pointerType === 'touch') return;
    pressed.dragging = pressed.dragging || Math.abs(at(event) - pressed.x) > DRAG;
    if (!pressed.dragging) return;
    const ends = [roll.bar(pressed.x), roll.bar(at(event))].sort((a, b) => a - b);
    if (!bars || bars[0] !== ends[0] || bars[1] !== ends[1]) set(ends);
  });
  sheet.addEventListener('pointerup', (event) => {
    if (!pressed) return;
    const dragged = pressed.dragging;
    pressed = null;
    if (dragged) return;
    const bar = roll.bar(at(event));
    if (event.shiftKey) set(bars ? [Math.min(bars[0], bar), Math.max(bars[1], bar)] : [bar, bar]);
    else {
      if (bars && (bar < bars[0] || bar > bars[1])) set(null);
      roll.seek(at(event));
    }
  });
  sheet.addEventListener('pointercancel', () => { pressed = null; });
  const cleared = () => { set(null); roll.unpick(); };
  document.addEventListener('cadenza-unpointed', cleared);

  return {
    draw, tell, fits, clear: cleared,
    // A bar more or less on the side to which the arrow points, from the bar that sounds.
    extend(here, step) {
      if (!bars) { anchor = here; set([here, here]); return; }
      const last = roll.bars().length - 1, moving = anchor === bars[0] ? bars[1] : bars[0];
      const end = Math.min(last, Math.max(0, moving + step));
      if (anchor !== bars[0] && anchor !== bars[1]) anchor = bars[0];
      set([Math.min(anchor, end), Math.max(anchor, end)]);
    },
    get bars() { return bars; },
    close() { document.removeEventListener('cadenza-unpointed', cleared); },
  };
}
