// The engraved score: one page at a time, fetched when it is looked at; the bar and the notes that sound
// are marked and the page turned to them. A click on a bar, or the arrow keys, seek it. `props.value` is what chatbot/page/pages.py describes.
const root = element.querySelector('.pages');
const part = (name) => root.querySelector('.pages-' + name);
const paper = part('paper'), back = part('back'), on = part('on');
const words = navigator.language.toLowerCase().startsWith('zh') ? props.words.zh : props.words.en;
const NARROW = 560;

// What is marked: the bar (from 0; -1 for none) and the heads that sound; whether a bar was sought, so that
// the first is marked too. `heads` are those of the page, each with its ticks, which its id tells.
let shown = null, page = 0, bar = -1, asked = null, texts = new Map();
let heads = [], sought = false;
const HEAD = /^P\d+-\d+-(\d+)-(\d+)-\d+$/;

part('note').textContent = words.score_empty;
back.setAttribute('aria-label', words.page_back);
on.setAttribute('aria-label', words.page_on);
const looking = () => document.getElementById('score')?.dataset.view === 'score';

function update() {
  const value = props.value;
  if (!value || value.trouble) {
    shown = null; heads = [];
    if (!value) asked = null;
    paper.replaceChildren();
    note(value ? words.score_failed : words.score_empty);
    turner();
    return;
  }
  if (value.pages) {
    if (shown === null || shown.version !== value.version || shown.pages[0].url !== value.pages[0].url) { page = 0; bar = -1; sought = false; texts = new Map(); }
    shown = value;
    show(page);
  } else {
    asked = null;
    look();
  }
}
// Asks for the pages of the version, if the score is what is looked at and another one is shown.
function look() {
  const value = props.value;
  if (!value || value.pages || !looking() || asked === value.version) return;
  asked = value.version;
  note(words.engraving);
  trigger('engrave', { narrow: root.clientWidth < NARROW });
}
function note(text) {
  part('note').textContent = text;
  part('note').hidden = !text;
}
function turner() {
  const many = shown ? shown.pages.length : 0;
  part('turn').hidden = many < 2;
  part('number').textContent = many ? `${page + 1} / ${many}` : '';
  back.disabled = page === 0;
  on.disabled = page >= many - 1;
}
async function show(number) {
  const value = shown;
  page = Math.max(0, Math.min(number, value.pages.length - 1));
  turner();
  const url = value.pages[page].url;
  if (!texts.has(url)) texts.set(url, fetch(url).then((answer) => answer.text()));
  const text = await texts.get(url);
  if (shown !== value || value.pages[page].url !== url) return;
  paper.innerHTML = text;
  const drawing = paper.querySelector('svg');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', words.page_of.replace('{}', page + 1).replace('{}', value.pages.length));
  heads = [...drawing.querySelectorAll('g.note')].flatMap((group) => {
    const ticks = HEAD.exec(group.id);
    return ticks ? [{ group, from: Number(ticks[1]), to: Number(ticks[2]) }] : [];
  });
  root.dataset.page = page + 1;
  root.dataset.version = value.version;
  note('');
  mark();
}
// The bar and the notes that are being played: the roll tells the second, and of which version.
const roll = () => document.querySelector('.roll');
const mine = () => Boolean(shown && roll()?.dataset.version === String(shown.version));
function follow() {
  if (!shown || !roll() || !looking()) return;
  const at = Number(roll().dataset.time);
  const sounds = mine() && (at > 0 || sought || roll().dataset.playing === 'true');
  // The roll tells hundredths.
  const now = sounds ? Math.min(shown.at.findLastIndex((second) => second <= at + 0.006), shown.at.length - 2) : -1;
  light(now < 0 ? -1 : tickAt(at, now));
  if (now === bar) return;
  bar = now;
  root.dataset.bar = bar + 1;
  const to = shown.first.findLastIndex((first) => first <= bar);
  if (bar >= 0 && to >= 0 && to !== page) show(to); else mark();
}
function tickAt(second, index) {
  const [begin, end] = shown.at.slice(index, index + 2), [from, to] = shown.ticks.slice(index, index + 2);
  return from + Math.max(0, Math.min(1, (second - begin) / (end - begin))) * (to - from);
}
function light(tick) {
  let lit = 0;
  for (const head of heads) {
    // A sixteenth is three ticks; half a tick is less than the roll's hundredths at any tempo.
    const on = tick >= 0 && head.from <= tick + 0.5 && tick + 0.5 < head.to;
    lit += on;
    if (on !== head.on) head.group.classList.toggle('now', head.on = on);
  }
  root.dataset.lit = lit;
}
function mark() {
  paper.querySelector('.sounding')?.remove();
  const groups = paper.querySelectorAll('g.measure');
  const group = shown && bar >= 0 ? groups[bar - shown.first[page]] : null;
  if (!group) return;
  const staves = [...group.querySelectorAll(':scope > g.staff')].map((staff) => staff.getBBox());
  if (!staves.length) return;
  const left = Math.min(...staves.map((b) => b.x)), top = Math.min(...staves.map((b) => b.y));
  const right = Math.max(...staves.map((b) => b.x + b.width)), bottom = Math.max(...staves.map((b) => b.y + b.height));
  const rectangle = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, size] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top, rx: 80 })) rectangle.setAttribute(name, size);
  rectangle.classList.add('sounding');
  group.prepend(rectangle);
  const view = element.getBoundingClientRect(), box = rectangle.getBoundingClientRect();
  const scroller = document.getElementById('pages');
  if (box.top < view.top || box.bottom > view.bottom) scroller.scrollTop += box.top - scroller.getBoundingClientRect().top - 20;
}

// ---- seeking ---------------------------------------------------------------------------------

function seek(to) {
  if (!mine()) return;
  sought = true;
  document.dispatchEvent(new CustomEvent('cadenza-seek', { detail: shown.at[Math.max(0, Math.min(to, shown.at.length - 2))] }));
}
// The bar of the page under a place on the screen, or next to it.
function barAt(x, y) {
  let best = -1, least = Infinity;
  const beside = (at, low, high) => Math.max(0, low - at, at - high);
  paper.querySelectorAll('g.measure').forEach((group, index) => {
    const boxes = [...group.querySelectorAll(':scope > g.staff')].map((staff) => staff.getBoundingClientRect());
    if (!boxes.length) return;
    const across = beside(x, Math.min(...boxes.map((b) => b.left)), Math.max(...boxes.map((b) => b.right)));
    const down = beside(y, Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom)));
    // Another line of the page is farther than any bar of this one.
    const far = across + down * 1000;
    if (far < least) { least = far; best = index; }
  });
  return best < 0 ? -1 : shown.first[page] + best;
}
paper.addEventListener('click', (event) => {
  const to = shown ? barAt(event.clientX, event.clientY) : -1;
  if (to >= 0) seek(to);
});
paper.addEventListener('keydown', (event) => {
  if (!shown) return;
  const to = { ArrowLeft: bar - 1, ArrowRight: bar + 1, Home: 0, End: shown.at.length - 2 }[event.key];
  if (event.key === ' ') document.querySelector('.roll-play').click();
  else if (event.key === 'PageUp' || event.key === 'PageDown') show(page + (event.key === 'PageUp' ? -1 : 1));
  else if (to !== undefined) seek(to);
  else return;
  event.preventDefault();
});
paper.setAttribute('aria-label', words.score_keys);

back.addEventListener('click', () => show(page - 1));
on.addEventListener('click', () => show(page + 1));
// Told by events: the other parts of the page may not be there yet.
function viewed() { look(); follow(); }
function heard() {
  if (root.isConnected) { follow(); return; }
  document.removeEventListener('cadenza-view', viewed);
  document.removeEventListener('cadenza-heard', heard);
}
document.addEventListener('cadenza-view', viewed);
document.addEventListener('cadenza-heard', heard);
watch('value', update);
update();
