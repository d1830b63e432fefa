// Files that are dropped on the conversation go the way of the button's; what is spoken is recorded,
// and its words come into the message box, to be seen before they are sent.
const words = navigator.language.toLowerCase().startsWith('zh') ? props.words.zh : props.words.en;
const mic = element.querySelector('.ears-mic'), status = element.querySelector('.ears-status');
// The column that this stands in; what else stands in it may come later than this script.
const talk = element.closest('#talk');
let recorder = null;

// Gradio's own upload takes the files, with its checks and limits. While an answer is under way it takes
// none: they wait for it, for a minute at most.
const AGAIN_MS = 250, TRIES = 240;
function give(name, files, tries = TRIES) {
  const button = document.getElementById(name);
  const input = button?.previousElementSibling;
  if (!input?.matches('input[type=file]') || button.disabled) {
    if (tries) setTimeout(give, AGAIN_MS, name, files, tries - 1);
    return;
  }
  const carried = new DataTransfer();
  for (const file of files) carried.items.add(file);
  input.files = carried.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

// More than a minute is not listened to.
const SLICE_MS = 250, LONGEST_MS = 60_000;
async function record() {
  if (recorder) { recorder.stop(); return; }
  let stream;
  try { stream = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch { status.textContent = words.no_microphone; mic.title = words.no_microphone; return; }
  const parts = [];
  mic.dataset.seconds = 0;
  recorder = new MediaRecorder(stream);
  recorder.addEventListener('dataavailable', (event) => {
    if (recorder?.state === 'recording') mic.dataset.seconds = (parts.length + 1) * SLICE_MS / 1000;
    parts.push(event.data);
    if (parts.length * SLICE_MS === LONGEST_MS) recorder.stop();
  });
  recorder.addEventListener('stop', () => {
    stream.getTracks().forEach((track) => track.stop());
    const suffix = recorder.mimeType.includes('mp4') ? 'm4a' : recorder.mimeType.includes('ogg') ? 'ogg' : 'webm';
    give('spoken', [new File(parts, `spoken.${suffix}`, { type: recorder.mimeType.split(';')[0] })]);
    recorder = null;
    tell(false);
    document.querySelector('#ask textarea')?.focus();
  });
  recorder.start(SLICE_MS);
  tell(true);
}
function tell(listening) {
  mic.setAttribute('aria-pressed', listening);
  mic.setAttribute('aria-label', listening ? words.speaking : words.speak);
  mic.title = mic.getAttribute('aria-label');
  status.textContent = listening ? words.speaking : '';
}
mic.hidden = !(props.listens && navigator.mediaDevices && window.MediaRecorder);
mic.addEventListener('click', record);
tell(false);

// Gradio calls its examples a list, which a list of buttons is not to a screen reader.
const rename = () => { for (const list of talk.querySelectorAll('.examples[role=list]')) list.setAttribute('role', 'group'); };
new MutationObserver(rename).observe(talk, { subtree: true, childList: true, attributes: true, attributeFilter: ['role'] });
rename();

const carries = (event) => [...event.dataTransfer?.types ?? []].includes('Files');
let depth = 0;
talk.addEventListener('dragenter', (event) => { if (carries(event)) { depth += 1; talk.classList.add('dropping'); } });
talk.addEventListener('dragleave', () => { depth = Math.max(0, depth - 1); if (!depth) talk.classList.remove('dropping'); });
talk.addEventListener('dragover', (event) => { if (carries(event)) event.preventDefault(); });
talk.addEventListener('drop', (event) => {
  depth = 0;
  talk.classList.remove('dropping');
  if (!carries(event)) return;
  event.preventDefault();
  event.stopPropagation();
  give('upload', [...event.dataTransfer.files]);
}, true);
talk.dataset.drop = words.drop;
