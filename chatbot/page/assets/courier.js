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
// A link to a piece holds it behind its "#". A page that is loaded anew comes back to its conversation,
// whose id the cards keep for this window; a link that was followed in it is not followed again.
const kept = (name) => { try { return sessionStorage.getItem(name); } catch { return null; } };
const link = location.hash.startsWith('#piece=') ? location.hash.slice(0, 40000) : '';
const conversation = kept('cadenza-conversation');
if (link && !(conversation && kept('cadenza-link') === link)) trigger('follow_link', { fragment: link });
else if (conversation) trigger('come_back', { conversation });
watch('value', bring);
bring();
