// Which view of the music is seen: its notes, its score, or why it is as it is. The choice stands in
// `data-view` of the panel, where page.css reads it; who draws a view hears of it by an event.
const panel = document.getElementById('score');
const tabs = [...element.querySelectorAll('[role=tab]')];
const words = navigator.language.toLowerCase().startsWith('zh') ? props.words.zh : props.words.en;
element.querySelector('[role=tablist]').setAttribute('aria-label', words.views);
for (const tab of tabs) tab.textContent = words[tab.dataset.view];

function open(tab, focus) {
  for (const other of tabs) {
    other.setAttribute('aria-selected', other === tab);
    other.tabIndex = other === tab ? 0 : -1;
  }
  panel.dataset.view = tab.dataset.view;
  // What may be longer than its place can be scrolled by the keyboard too.
  const why = document.getElementById('why');
  if (why) why.tabIndex = 0;
  if (focus) tab.focus();
  document.dispatchEvent(new CustomEvent('cadenza-view', { detail: tab.dataset.view }));
}
tabs.forEach((tab, at) => {
  tab.addEventListener('click', () => open(tab, false));
  tab.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : (at + step + tabs.length) % tabs.length;
    if (Number.isInteger(to)) { event.preventDefault(); open(tabs[to], true); }
  });
});
panel.dataset.view = 'roll';
