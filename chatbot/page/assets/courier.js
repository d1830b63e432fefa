// Brings what was asked for to the visitor: a file, or a link for the clipboard; and the silence that
// the word "stop" asks for. `props.value` has a number that is new every time.
const words = navigator.language.toLowerCase().startsWith('zh') ? props.words.zh : props.words.en;
let last = null;
function tell(text) {
  const status = element.querySelector('.courier');
  status.textContent = text;
  status.classList.add('seen');
  setTimeout(() => status.classList.remove('seen'), 2600);
}
async function bring() {
  const value = props.value;
  if (!value || value.errand === last) return;
  last = value.errand;
  if (value.file) {
    const link = document.createElement('a');
    link.href = value.file.url;
    link.download = value.name;
    link.click();
  }
  if (value.fragment) {
    const link = new URL(location.href);
    link.search = '';
    link.hash = value.fragment;
    element.querySelector('.courier').dataset.link = link.href;
    try { await navigator.clipboard.writeText(link.href); tell(words.shared); } catch { prompt(words.share, link.href); }
  }
  if (value.trouble) tell(words[value.trouble]);
  if (value.silence && document.querySelector('.roll')?.dataset.playing === 'true') document.querySelector('.roll-play').click();
}
// A link to a piece holds it behind its "#".
if (location.hash.startsWith('#piece=')) trigger('follow_link', { fragment: location.hash.slice(0, 40000) });
watch('value', bring);
bring();
