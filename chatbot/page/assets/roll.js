// The piano roll. `props.value` is the state that chatbot/page/roll.py describes; it grows bar by bar
// while a piece is composed. What sounds is the player's business (player.js, before this).
const root = element.querySelector('.roll');
const part = (name) => root.querySelector('.roll-' + name);
const view = part('view'), sheet = part('sheet'), canvas = part('notes'), glow = part('sounding');
const line = part('head-line'), play = part('play'), seek = part('seek'), volume = part('volume');

const chinese = navigator.language.toLowerCase().startsWith('zh');
const language = chinese ? 'zh' : 'en';
const words = chinese ? {
  empty: '音乐边写边在这里展开', loop: '循环', settings: '声音', closer: '放大', farther: '缩小', trouble: '浏览器不能即时播放，写完后播放成品。', play: '播放', pause: '暂停', seek: '位置', volume: '音量', roll: '钢琴卷帘',
  composing: (n, total) => `正在写第 ${n} 小节，共 ${total} 小节`,
  done: (n, length) => `${n} 小节 · ${length}`,
  stopped: (n, length) => `停在第 ${n} 小节 · ${length}`,
} : {
  empty: 'The music unfolds here while it is composed', loop: 'Loop', settings: 'Sound', closer: 'Zoom in', farther: 'Zoom out',
  trouble: 'This browser cannot play while composing; it plays the finished file.', play: 'Play', pause: 'Pause', seek: 'Position', volume: 'Volume',
  roll: 'Piano roll',
  composing: (n, total) => `Composing bar ${n} of ${total}`,
  done: (n, length) => `${n} ${n === 1 ? 'bar' : 'bars'} · ${length}`,
  stopped: (n, length) => `Stopped after bar ${n} · ${length}`,
};
// Told apart by people with any colour vision, and readable on white and on near black.
const colours = ['#4f6bed', '#e0882f', '#2a9d8f', '#c2477f', '#8a63d2', '#7a9a2b', '#d1503f', '#3a9cc9', '#b08a2e', '#6b7a8f', '#a0527d', '#4d9e63'];
const PLAY = 'M8 5v14l11-7z', PAUSE = 'M7 5h4v14H7zm6 0h4v14h-4z';
const RULER = 42, DRUM_LANE = 7, MINIMUM_BAR = 30, WIDEST = 16000, CLOSEST = 16;

let score = fresh(null), colour = {}, width = 0, height = 0, told = false;
// The second of the shown piece where playing shall begin when it does; the broadcast awaited last;
// the takes that were seen begun and finished last; whether, and which bars, are played over and over.
let cue = null, awaited = null, settled = null, opened = null, looping = false, zoom = 1;

function fresh(id) {
  return { id, bars: [], parts: [], total: 0, state: 'empty', seconds: 0, notes: 0, low: 127, high: 0, drums: [], offset: 0, live: null, take: null, version: null, wav: null };
}
const clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, '0')}`;

// ---- the state -------------------------------------------------------------------------------

function update() {
  const value = props.value;
  if (!value) { score = fresh(null); cue = null; player.stop(); show(); return; }
  if (value.coming && value.coming !== awaited) {
    awaited = value.coming;
    // With a mix of one's own the piece is asked for when it begins (below).
    if (!mixer.query() && !looping) player.expect(broadcast(value.ear, value.coming));
  }
  if (value.take !== score.id) { score = fresh(value.take); cue = null; }
  if (value.state !== 'composing') { const id = score.id; score = fresh(id); }
  if (score.bars.length > value.bars.length) score = fresh(value.take);
  score.parts = value.parts; score.offset = value.offset; score.total = value.total; score.state = value.bars.length ? value.state : 'empty';
  for (const text of value.bars.slice(score.bars.length)) add(JSON.parse(text));
  score.live = value.live; score.take = value.take;
  const finished = value.version !== null && value.take !== settled;
  score.version = value.version; score.wav = value.wav && value.wav.url; score.ear = value.ear;
  if (finished && !selection.fits()) selection.clear();
  // Bars that are played over and over must be there first.
  const ready = looping ? finished : score.bars.length > 0;
  if (value.live && ready && value.take !== opened) {
    opened = value.take;
    if ((mixer.query() || looping) && !player.troubled) player.expect({ ...anew(Math.max(0, -value.offset)), fades: false });
  }
  if (finished) {
    settled = value.take;
    // A version that the visitor turned to is what they want to hear, not what is being composed.
    if (!value.live) player.forgo();
    if (value.autoplay || (player.troubled && !player.sounding())) begin(0);
  }
  show();
}

function add(bar) {
  bar.at = score.seconds;
  score.seconds += bar.seconds;
  for (const [p, pitch] of bar.notes) {
    score.notes += 1;
    if (score.parts[p].drums) { if (!score.drums.includes(pitch)) score.drums.push(pitch); }
    else { score.low = Math.min(score.low, pitch); score.high = Math.max(score.high, pitch); }
  }
  score.bars.push(bar);
}

function show() {
  Object.assign(root.dataset, { bars: score.bars.length, notes: score.notes, total: score.total, state: score.state, version: score.version ?? '' });
  const n = score.bars.length, length = clock(Math.round(score.seconds));
  part('status').textContent = told && player.troubled ? words.trouble : n ? (words[score.state] || words.done)(n, score.state === 'composing' ? score.total : length) : '';
  part('bar').firstElementChild.style.width = score.total ? `${100 * n / score.total}%` : '0';
  part('length').textContent = length;
  seek.max = Math.max(score.seconds, 0.01);
  play.disabled = seek.disabled = n === 0;
  mixer.show(score.parts, colours);
  draw();
  tell();
}
// What is played, and where, stands in the data of the root; who follows it hears of it here.
function tell() { document.dispatchEvent(new CustomEvent('cadenza-heard')); }

// ---- drawing ---------------------------------------------------------------------------------

function ticks() {
  const last = score.bars[score.bars.length - 1];
  return last ? last.start + last.ticks * (1 + Math.max(0, score.total - score.bars.length)) : 1;
}
const x = (tick) => tick / ticks() * width;

function size(surface) {
  // A canvas side may be 16384 pixels long at most in current browsers.
  const scale = Math.min(window.devicePixelRatio || 1, WIDEST / width);
  surface.width = Math.round(width * scale); surface.height = Math.round(height * scale);
  surface.style.width = `${width}px`; surface.style.height = `${height}px`;
  const pen = surface.getContext('2d');
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  return pen;
}

function draw() {
  const style = getComputedStyle(root);
  for (const name of ['paper', 'ink', 'soft', 'line', 'beat', 'shade', 'head']) colour[name] = style.getPropertyValue('--' + name).trim();
  width = Math.min(WIDEST, Math.max(view.clientWidth, score.total * MINIMUM_BAR) * zoom);
  sheet.style.width = `${width}px`;
  height = sheet.clientHeight;
  if (!width || !height) return;
  const pen = size(canvas);
  size(glow);
  lit = ''; shownTime = -1;
  if (!score.bars.length) return staves(pen);
  grid(pen);
  for (const bar of score.bars) for (const note of bar.notes) block(pen, note, false);
  selection.draw();
}
// Closer or farther, with what lies under `at` (pixels from the left of the view) staying there.
function zoomBy(factor, at = view.clientWidth / 2) {
  const tick = (view.scrollLeft + at) / width * ticks();
  zoom = Math.min(CLOSEST, Math.max(1, zoom * factor));
  draw();
  view.scrollLeft = x(tick) - at;
}

function staves(pen) {
  pen.fillStyle = colour.line;
  const middle = height / 2, gap = 12;
  for (const staff of [-1, 1]) for (let i = -2; i <= 2; i++) pen.fillRect(24, Math.round(middle + staff * 68 + i * gap), width - 48, 1);
}

function grid(pen) {
  const bottom = floor();
  pen.font = '600 12px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  let letter = null, end = -1;
  score.bars.forEach((bar, index) => {
    const left = x(bar.start), right = x(bar.start + bar.ticks);
    if (index % 2) { pen.fillStyle = colour.paper; pen.fillRect(left, RULER, right - left, height - RULER); }
    pen.fillStyle = colour.beat;
    if (right - left > 40) for (let b = bar.beat; b < bar.ticks; b += bar.beat) pen.fillRect(Math.round(x(bar.start + b)), RULER, 1, height - RULER);
    pen.fillStyle = colour.line;
    pen.fillRect(Math.round(left), RULER, 1, height);
    let text = left + 5;
    if (bar.section !== letter) {
      letter = bar.section;
      pen.fillStyle = colour.head; pen.beginPath(); pen.roundRect(left + 3, 4, 18, 17, 5); pen.fill();
      pen.fillStyle = colour.paper; pen.textAlign = 'center'; pen.fillText(letter, left + 12, 13); pen.textAlign = 'left';
      text = left + 26;
    }
    pen.fillStyle = colour.soft; pen.font = '11px system-ui, sans-serif';
    if (right - left > 44 || index % 4 === 0) pen.fillText(String(index + 1), text, 13);
    pen.font = '600 12px system-ui, sans-serif'; pen.fillStyle = colour.ink;
    bar.chords.forEach((chord, i) => {
      const at = left + 5 + i * (right - left) / 2;
      const wide = pen.measureText(chord).width;
      if (at < end + 4 || (i && (chord === bar.chords[0] || at + wide > right))) return;
      pen.fillText(chord, at, 32);
      end = at + wide;
    });
  });
  pen.fillStyle = colour.line;
  pen.fillRect(0, RULER, width, 1);
  if (score.drums.length) pen.fillRect(0, Math.round(bottom) + 5, width, 1);
  // Octaves: a faint line under every C.
  pen.fillStyle = colour.beat;
  for (let pitch = 12; pitch < 128; pitch += 12) if (pitch > lowest() && pitch < highest()) pen.fillRect(0, Math.round(y(pitch) + step()), width, 1);
}

const lowest = () => Math.min(score.low, 60) - 2;
const highest = () => Math.max(score.high, lowest() + 24) + 2;
const floor = () => height - (score.drums.length ? Math.max(3, score.drums.length) * DRUM_LANE + 12 : 6);
const step = () => (floor() - RULER - 6) / (highest() - lowest() + 1);
const y = (pitch) => RULER + 6 + (highest() - pitch) * step();

function block(pen, [p, pitch, start, duration, velocity], bright) {
  if (mixer.hidden(p)) return;
  const player = score.parts[p], left = x(start);
  let top, tall, wide;
  if (player.drums) {
    const lane = [...score.drums].sort((a, b) => a - b).indexOf(pitch);
    tall = DRUM_LANE - 2; top = height - 6 - (lane + 1) * DRUM_LANE; wide = Math.max(3, Math.min(7, x(duration) - 1));
  } else {
    tall = Math.max(3, Math.min(12, step() - 1)); top = y(pitch) + (step() - tall) / 2; wide = Math.max(2.5, x(duration) - 1.5);
  }
  pen.globalAlpha = mixer.silent(p) || (mixer.picked !== null && mixer.picked !== p) ? 0.18 : bright ? 1 : 0.55 + 0.45 * velocity / 127;
  pen.fillStyle = colours[p % colours.length];
  if (bright) { pen.shadowColor = pen.fillStyle; pen.shadowBlur = 12; }
  pen.beginPath(); pen.roundRect(left + 0.5, top, wide, tall, Math.min(3, tall / 2, wide / 2)); pen.fill();
  if (bright) { pen.shadowBlur = 0; pen.globalAlpha = 0.55; pen.fillStyle = '#fff'; pen.fill(); }
  pen.globalAlpha = 1;
}

// ---- playing ---------------------------------------------------------------------------------

const player = makePlayer({
  changed: () => { cue = null; },
  trouble: (lost) => { told = true; show(); if (score.wav) begin(lost ? shownTime : 0); },
});
const selection = makeSelection(sheet, part('selection'), {
  bars: () => score.bars, parts: () => score.parts, bar: (at) => Math.max(0, score.bars.findLastIndex((b) => x(b.start) <= at)),
  edges: ([first, last]) => [x(score.bars[first].start), x(score.bars[last].start + score.bars[last].ticks)],
  seek: (at) => go(secondsAt(at / width * ticks())),
  part: () => mixer.picked, changed: () => { if (looping) remix(); },
  unpick: () => mixer.pick(null),
});
const mixer = makeMixer(part('legend'), language, props.fonts, Object.assign(remix, { picked: () => { draw(); selection.tell(); } }));
const home = () => props.sounds.url;
const broadcast = (ear, live) => ({
  key: `live ${live}`, origin: 0,
  address: (seconds) => `${home()}/${ear}/live/${live}?frame=${Math.round(seconds * 44100)}`,
});
// The shown piece, played anew from a second on as the mixing desk is set.
function anew(seconds) {
  const what = score.version === null ? `take/${score.take}` : `version/${score.version}`;
  const bars = loopBars(), loop = bars && { from: score.bars[bars[0]].at, to: endOf(score.bars[bars[1]]) };
  const asked = [mixer.query(), loop && `loop=${bars[0] + 1}-${bars[1] + 1}`].filter(Boolean).join('&');
  const origin = loop && (seconds < loop.from || seconds >= loop.to) ? loop.from : seconds;
  return {
    key: `take ${score.take}`, origin, pace: mixer.tempo, loop, fades: origin > 0,
    address: (from) => `${home()}/${score.ear}/${what}?second=${from}${asked && '&' + asked}`,
  };
}
// First and last of the bars that are played over and over: those selected, or all.
function loopBars() {
  if (!looping || !score.bars.length) return null;
  if (selection.bars) return selection.fits() ? selection.bars : null;
  return score.state === 'composing' ? null : [0, score.bars.length - 1];
}
const endOf = (bar) => bar.at + bar.seconds;
// Seconds into the piece that is shown; null while it is another that sounds.
function now() {
  if (player.troubled || player.key === `take ${score.take}`) return player.seconds();
  return player.key === `live ${score.live}` ? player.seconds() - score.offset : null;
}
// Play the shown piece from a second on.
function begin(seconds) {
  if (player.troubled && score.wav) { cue = null; player.playFile(score.wav, seconds); return; }
  // The line stands there until it sounds.
  cue = seconds;
  player.start(anew(seconds));
}
// The mixing desk was set otherwise, or what is played over and over.
function remix() {
  draw();
  const at = now();
  if (player.troubled || at === null || player.ended()) return;
  const offset = player.key === `live ${score.live}` ? score.offset : 0;
  if (player.sounding() && cue !== null) begin(cue);
  else if (player.sounding()) player.change((seconds) => anew(seconds - offset));
  else cue = cue ?? at;
}
function toggle() {
  if (player.sounding()) {
    // Paused before what was sought or mixed anew came: playing begins with it.
    if (player.asking) cue = cue ?? now();
    player.pause();
    return;
  }
  const at = now();
  if (cue !== null || at === null || player.ended()) begin(cue || 0);
  else player.resume();
}
function go(seconds) {
  const at = Math.max(0, Math.min(seconds, score.seconds));
  if (player.sounding() || player.asking) begin(at); else cue = at;
}
const tickAt = (seconds) => {
  const bar = score.bars.findLast((b) => b.at <= seconds);
  return bar ? bar.start + Math.min(1, (seconds - bar.at) / bar.seconds) * bar.ticks : 0;
};
const secondsAt = (tick) => {
  const bar = score.bars.findLast((b) => b.start <= tick);
  return bar ? bar.at + Math.min(1, (tick - bar.start) / bar.ticks) * bar.seconds : 0;
};

// The score and the cards seek too, by the second.
const sought = (event) => go(event.detail);
document.addEventListener('cadenza-seek', sought);
play.addEventListener('click', toggle);
seek.addEventListener('input', () => go(Number(seek.value)));
volume.addEventListener('input', () => player.setVolume(Number(volume.value)));
part('loop').addEventListener('click', () => {
  looping = !looping;
  part('loop').setAttribute('aria-pressed', looping);
  remix();
});
part('in').addEventListener('click', () => zoomBy(1.5));
part('out').addEventListener('click', () => zoomBy(1 / 1.5));
// A wheel with Ctrl is also what a pinch on a touchpad is told as.
view.addEventListener('wheel', (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomBy(Math.exp(-event.deltaY / 200), event.clientX - view.getBoundingClientRect().left);
}, { passive: false });
let apart = 0;
view.addEventListener('touchmove', (event) => {
  if (event.touches.length !== 2) { apart = 0; return; }
  event.preventDefault();
  const [one, other] = event.touches, now = Math.abs(one.clientX - other.clientX) + 1;
  if (apart) zoomBy(now / apart, (one.clientX + other.clientX) / 2 - view.getBoundingClientRect().left);
  apart = now;
}, { passive: false });
view.addEventListener('touchend', () => { apart = 0; });
const here = () => Math.max(0, score.bars.findLastIndex((bar) => bar.at <= (cue ?? now() ?? 0) + 0.05));
view.addEventListener('keydown', (event) => {
  if (!score.bars.length) return;
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (event.key === ' ') toggle();
  else if (event.key === 'Escape') selection.clear();
  else if (event.key === '+' || event.key === '-') zoomBy(event.key === '+' ? 1.5 : 1 / 1.5);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(score.bars[score.bars.length - 1].at);
  else if (step && event.shiftKey && sideways) selection.extend(here(), step);
  else if (step && event.shiftKey) mixer.step(step);
  else if (step && sideways) go(score.bars[Math.min(score.bars.length - 1, Math.max(0, here() + step))].at);
  else return;
  event.preventDefault();
});
// Drawing is the browser's costly work, so what did not change is left alone.
let lit = '', shownTime = -1;
function frame() {
  if (!root.isConnected) { player.close(); selection.close(); document.removeEventListener('cadenza-seek', sought); return; }
  const playing = player.sounding(), at = cue ?? now();
  if (score.bars.length) {
    const seconds = Math.min(Math.max(0, at ?? 0), score.seconds);
    const visible = playing ? at !== null && at >= 0 : seconds > 0 && !player.ended();
    if (seconds !== shownTime) place(seconds, playing);
    line.style.opacity = visible ? 1 : 0;
    light(playing && visible ? tickAt(seconds) : -1);
  }
  if (root.dataset.playing !== String(playing)) {
    root.dataset.playing = playing;
    play.firstElementChild.firstElementChild.setAttribute('d', playing ? PAUSE : PLAY);
    play.setAttribute('aria-label', playing ? words.pause : words.play);
    tell();
  }
  if (root.dataset.underruns !== String(player.underruns)) root.dataset.underruns = player.underruns;
  requestAnimationFrame(frame);
}
function place(seconds, playing) {
  const at = x(tickAt(seconds)), text = clock(seconds), time = part('time');
  shownTime = seconds;
  root.dataset.time = seconds.toFixed(2);
  line.style.transform = `translateX(${at}px)`;
  if (Math.abs(seek.value - seconds) > 0.1) seek.value = seconds;
  if (time.textContent !== text) time.textContent = text;
  tell();
  if (playing && width > view.clientWidth && (at < view.scrollLeft + 40 || at > view.scrollLeft + view.clientWidth * 0.8)) view.scrollLeft = at - view.clientWidth * 0.2;
}
function light(tick) {
  const here = score.bars.findLastIndex((b) => b.start <= tick);
  // A note may ring on from earlier bars; four are as long as any held chord of practice.
  const bars = tick < 0 ? [] : score.bars.slice(Math.max(0, here - 4), here + 1);
  const notes = bars.flatMap((b) => b.notes).filter((n) => n[2] <= tick && tick < n[2] + n[3] && !mixer.silent(n[0]));
  const key = notes.map((n) => n.slice(0, 3)).join(';') + (notes.length ? `@${width}x${height}/${score.bars.length}` : '');
  if (key === lit) return;
  lit = key;
  const pen = glow.getContext('2d');
  pen.clearRect(0, 0, width, height);
  for (const note of notes) block(pen, note, true);
}

part('empty').textContent = words.empty;
view.setAttribute('aria-label', words.roll);
part('loop').setAttribute('aria-label', words.loop); part('loop').title = words.loop;
part('in').setAttribute('aria-label', words.closer); part('out').setAttribute('aria-label', words.farther);
part('settings').firstElementChild.textContent = words.settings;
mixer.settings(part('settings').lastElementChild);
play.setAttribute('aria-label', words.play);
seek.setAttribute('aria-label', words.seek);
volume.setAttribute('aria-label', words.volume);
new ResizeObserver(draw).observe(view);
new MutationObserver(draw).observe(document.body, { attributes: true, attributeFilter: ['class'] });
watch('value', update);
update();
requestAnimationFrame(frame);
