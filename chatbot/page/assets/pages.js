// The engraved score: one page at a time, fetched when it is looked at; the bar that sounds is marked
// and the page turned to it. `props.value` is what chatbot/page/pages.py describes.
const root = element.querySelector('.pages');
const part = (name) => root.querySelector('.pages-' + name);
const paper = part('paper'), back = part('back'), on = part('on');
const words = navigator.language.toLowerCase().startsWith('zh') ? props.words.zh : props.words.en;
const NARROW = 560;

let shown = null, page = 0, bar = -1, asked = null, texts = new Map();

part('note').textContent = words.score_empty;
back.setAttribute('aria-label', words.page_back);
on.setAttribute('aria-label', words.page_on);
const looking = () => document.getElementById('score')?.dataset.view === 'score';

function update() {
  const value = props.value;
  if (!value) { shown = null; asked = null; paper.replaceChildren(); note(words.score_empty); turner(); return; }
  if (value.error) { note(value.error); return; }
  if (value.pages) {
    if (shown === null || shown.version !== value.version || shown.pages[0].url !== value.pages[0].url) { page = 0; bar = -1; texts = new Map(); }
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
  root.dataset.page = page + 1;
  root.dataset.version = value.version;
  note('');
  mark();
}
// The bar that is being played: the roll tells the second.
function follow() {
  const roll = document.querySelector('.roll');
  if (!shown || !roll || !looking()) return;
  const at = Number(roll.dataset.time);
  const sounding = at > 0 || roll.dataset.playing === 'true' ? shown.at.findLastIndex((second) => second <= at + 0.001) : -1;
  const now = Math.min(sounding, shown.at.length - 2);
  if (now === bar) return;
  bar = now;
  root.dataset.bar = bar + 1;
  const to = shown.first.findLastIndex((first) => first <= bar);
  if (bar >= 0 && to >= 0 && to !== page) show(to); else mark();
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

back.addEventListener('click', () => show(page - 1));
on.addEventListener('click', () => show(page + 1));
document.addEventListener('cadenza-view', () => { look(); follow(); });
// The roll stands in the same column, and may come later than this script.
new MutationObserver(follow).observe(element.closest('#score'), { subtree: true, attributes: true, attributeFilter: ['data-time', 'data-bar', 'data-playing'] });
watch('value', update);
update();
