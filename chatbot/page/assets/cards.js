// The versions as cards. `props.value` is what chatbot/page/cards.py describes. A button that changes
// something says its words in the conversation ('say'); listening and files change nothing.
const root = element.querySelector('.cards');
const part = (name) => root.querySelector('.cards-' + name);
const words = navigator.language.toLowerCase().startsWith('zh') ? props.words.zh : props.words.en;
const ICONS = {
  listen: 'M8 5v14l11-7z',
  like: 'M2 21h4V9H2v12zm20-11c0-1.1-.9-2-2-2h-6.3l1-4.6V3c0-.4-.2-.8-.4-1.1L13.2 1 6.6 7.6C6.2 8 6 8.5 6 9v10c0 1.1.9 2 2 2h9c.8 0 1.5-.5 1.8-1.2l3-7.1c.1-.2.2-.5.2-.7v-2z',
  rename: 'M3 17.2V21h3.8L17.8 9.9l-3.7-3.7L3 17.2zM20.7 7a1 1 0 0 0 0-1.4l-2.3-2.3a1 1 0 0 0-1.4 0l-1.8 1.8 3.7 3.7L20.7 7z',
  fold: 'M5 11h14v2H5z',
  unfold: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z',
  download: 'M19 9h-4V3H9v6H5l7 7 7-7zM5 18v2h14v-2H5z',
};
ICONS.dislike = ICONS.like;
let pair = null, following = null;
// The versions that the visitor folded away, by number.
const folded = new Set();

function make(tag, kind, text) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (text !== undefined) made.textContent = text;
  return made;
}
function button(action, card, quiet) {
  const made = make('button', `card-${action}`);
  made.type = 'button';
  const label = `${words[action]}: ${card.name}`;
  if (ICONS[action]) {
    made.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[action]}"/></svg>`;
    made.title = words[action];
  } else made.textContent = words[action];
  made.setAttribute('aria-label', label);
  made.disabled = Boolean(quiet);
  return made;
}
const say = (action, card, name) => trigger('say', { action, number: card.number, name: name || '' });

function drawn(card, value) {
  const item = make('li', 'card');
  item.dataset.number = card.number;
  item.classList.toggle('shown', card.number === value.shown);
  item.classList.toggle('current', card.current);
  const offered = value.candidates.includes(card.number);
  const head = make('div', 'card-head');
  const listen = button('listen', card, false);
  listen.addEventListener('click', () => { pair = null; sides(); trigger('listen', { number: card.number }); });
  const title = make('div', 'card-title');
  title.append(make('strong', '', card.name));
  if (card.current) title.append(make('span', 'card-mark', words.current));
  title.append(make('p', 'card-what', card.what), make('p', 'card-players', card.players));
  const away = folded.has(card.number), fold = button(away ? 'unfold' : 'fold', card, false);
  fold.classList.add('card-crease');
  fold.setAttribute('aria-expanded', !away);
  item.classList.toggle('folded', away);
  fold.addEventListener('click', () => {
    if (!folded.delete(card.number)) folded.add(card.number);
    update();
    root.querySelector(`[data-number="${card.number}"] .card-crease`).focus();
  });
  head.append(listen, title, fold);
  const made = make('p', 'card-made', card.made);
  made.title = card.made;
  const tools = make('div', 'card-tools');
  for (const action of ['like', 'dislike']) {
    const thumb = button(action, card, value.busy);
    thumb.setAttribute('aria-pressed', card.liked === (action === 'like'));
    thumb.addEventListener('click', () => say(action, card));
    tools.append(thumb);
  }
  const rename = button('rename', card, value.busy);
  rename.addEventListener('click', () => naming(item, card));
  tools.append(rename, downloads(card, value));
  if (offered && value.candidates.length > 1) {
    const take = button('choose', card, value.busy);
    take.addEventListener('click', () => say('choose', card));
    tools.append(take);
  } else if (!card.current) {
    const branch = button('branch', card, value.busy);
    branch.addEventListener('click', () => say('branch', card));
    tools.append(branch);
  }
  if (card.number !== value.shown) {
    const compare = button('compare', card, false);
    compare.addEventListener('click', () => begin(card));
    tools.append(compare);
  }
  item.append(head, made, tools);
  return item;
}
function naming(item, card) {
  const form = make('form', 'card-naming'), name = make('input');
  name.setAttribute('aria-label', words.rename_ask);
  name.placeholder = words.rename_ask;
  name.maxLength = 60;
  name.value = card.named ? card.name : '';
  const save = make('button', '', words.save), cancel = make('button', '', words.cancel);
  cancel.type = 'button';
  form.append(name, save, cancel);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (name.value.trim()) say('rename', card, name.value.trim());
    update();
  });
  const close = () => { update(); root.querySelector(`[data-number="${card.number}"] .card-rename`)?.focus(); };
  cancel.addEventListener('click', close);
  form.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  item.querySelector('.card-tools').replaceWith(form);
  name.focus();
}
function downloads(card, value) {
  const menu = make('details', 'card-files');
  const opener = make('summary');
  opener.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS.download}"/></svg>`;
  opener.title = words.download;
  opener.setAttribute('aria-label', `${words.download}: ${card.name}`);
  const list = make('div', 'card-kinds');
  for (const kind of value.kinds) {
    const choice = make('button', '', words['kind_' + kind]);
    choice.type = 'button';
    choice.dataset.kind = kind;
    choice.addEventListener('click', () => {
      menu.open = false;
      trigger('download', { number: card.number, kind });
    });
    list.append(choice);
  }
  const share = make('button', 'card-share', words.share);
  share.type = 'button';
  share.addEventListener('click', () => { menu.open = false; trigger('ask_link', { number: card.number }); });
  list.append(share);
  menu.append(opener, list);
  menu.addEventListener('toggle', () => {
    if (!menu.open) return;
    for (const other of root.querySelectorAll('.card-files[open]')) if (other !== menu) other.open = false;
    // The list lies over everything: strips that scroll would cut it off.
    const box = opener.getBoundingClientRect(), tall = list.offsetHeight;
    list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - list.offsetWidth - 8))}px`;
    list.style.top = `${box.top > tall + 8 ? box.top - tall - 4 : Math.min(box.bottom + 4, innerHeight - tall - 8)}px`;
  });
  menu.addEventListener('keydown', (event) => { if (event.key === 'Escape') { menu.open = false; opener.focus(); } });
  return menu;
}
const closed = (event) => {
  if (!root.isConnected) { document.removeEventListener('click', closed); return; }
  for (const menu of root.querySelectorAll('.card-files[open]')) if (!menu.contains(event.target)) menu.open = false;
};
document.addEventListener('click', closed);

// ---- A and B: another version from the bar that sounds -----------------------------------------

const roll = () => document.querySelector('.roll');
const cardOf = (number) => props.value.cards.find((card) => card.number === number);
function begin(card) {
  pair = [props.value.shown, card.number];
  turnTo(card.number);
}
function turnTo(number) {
  const from = cardOf(props.value.shown), to = cardOf(number);
  if (!to || number === props.value.shown) return;
  const time = Number(roll().dataset.time || 0);
  const bar = from ? Math.max(0, from.at.findLastIndex((second) => second <= time + 0.05)) : 0;
  following = { number, second: to.at[Math.min(bar, to.at.length - 2)] };
  trigger('listen', { number, compare: true });
}
function follow() {
  if (!following || props.value.shown !== following.number) return;
  const { second } = following;
  following = null;
  // The roll draws the version now; then it is sought in as by hand.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const playing = roll().dataset.playing === 'true';
    document.dispatchEvent(new CustomEvent('cadenza-seek', { detail: second }));
    if (!playing) document.querySelector('.roll-play').click();
  }));
}
function sides() {
  const value = props.value;
  part('compare').hidden = !pair;
  if (!pair) return;
  part('sides').replaceChildren(...pair.map((number, index) => {
    const side = make('button', '', `${'AB'[index]} · ${cardOf(number)?.name ?? number}`);
    side.type = 'button';
    side.setAttribute('aria-pressed', number === value.shown);
    side.addEventListener('click', () => turnTo(number));
    return side;
  }));
}

// The conversation of this window, for when the page is loaded anew (courier.js).
function remember(value) {
  // A window that must not store anything, as a frame of another site, begins anew each time.
  try {
    if (!value) { sessionStorage.removeItem('cadenza-conversation'); return; }
    sessionStorage.setItem('cadenza-conversation', value.conversation);
    sessionStorage.setItem('cadenza-link', location.hash);
  } catch {}
}
let begun = false;
function update() {
  const value = props.value;
  if (value || begun) remember(value);
  begun = begun || Boolean(value);
  part('empty').hidden = Boolean(value && value.cards.length);
  if (!value) { pair = null; folded.clear(); part('list').replaceChildren(); sides(); return; }
  if (pair && !pair.every(cardOf)) pair = null;
  const strip = part('list'), left = strip.scrollLeft, count = strip.children.length;
  const focus = document.activeElement?.closest?.('.card') ? [document.activeElement.closest('.card').dataset.number, document.activeElement.className] : null;
  strip.replaceChildren(...value.cards.map((card) => drawn(card, value)));
  strip.scrollLeft = left;
  if (value.cards.length > count) strip.querySelector('.shown')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (focus && focus[1]) root.querySelector(`[data-number="${focus[0]}"] .${focus[1].split(' ')[0]}`)?.focus();
  sides();
  follow();
}
part('empty').textContent = words.versions_empty;
part('hint').textContent = words.compare_hint;
part('sides').setAttribute('aria-label', words.compare);
part('end').textContent = words.compare_end;
part('end').addEventListener('click', () => { pair = null; sides(); });
part('list').setAttribute('aria-label', words.versions);
watch('value', update);
update();
