// What is selected on the roll, said beside the message box; `props.value` goes along with the request.
const chip = element.querySelector('.pointed'), said = chip.firstElementChild, away = chip.lastElementChild;
const chinese = navigator.language.toLowerCase().startsWith('zh');
away.setAttribute('aria-label', chinese ? '取消选择' : 'Clear the selection');

function say(pointed) {
  const { first, last, name } = pointed;
  const bars = !first ? null
    : chinese ? (first === last ? `第 ${first} 小节` : `第 ${first}–${last} 小节`)
      : first === last ? `bar ${first}` : `bars ${first}–${last}`;
  return [bars, name && name[chinese ? 'zh' : 'en']].filter(Boolean).join(chinese ? '，' : ', ');
}
function pointed(event) {
  if (!chip.isConnected) { document.removeEventListener('cadenza-pointed', pointed); return; }
  props.value = event.detail;
  chip.hidden = !event.detail;
  said.textContent = event.detail ? say(event.detail) : '';
}
document.addEventListener('cadenza-pointed', pointed);
away.addEventListener('click', () => document.dispatchEvent(new CustomEvent('cadenza-unpointed')));
