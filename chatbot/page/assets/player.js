// The player: sound that the server makes, put on the clock of Web Audio sample by sample.
//
// A sound is a WAV file without an end, read while it is made: { key, address, origin, pace }.
// `key` says what it is, `address(seconds)` where it can be had from that second on, `origin` the
// second with which it begins, `pace` how many of its seconds pass in one of the listener's.
// One sound is heard; another may be coming, and takes over as soon as there is enough of it.
function makePlayer(report) {
  const RATE = 44100, HEADER = 44, FRAME = 4;
  // Seconds: what must be there before a sound begins; how far ahead it is handed to the clock, so
  // that a busy page misses nothing; how much of it is fetched ahead; how long two sounds overlap.
  const LEAD = 0.35, HORIZON = 4, AHEAD = 60, FADE = 0.05;
  const BLOCK = RATE / 2, SOON = 0.03, TRIES = 2, IDLE_TICKS = 300;
  let context = null, volume = null, gate = null, level = 1;
  let current = null, coming = null, paused = false, idle = 0, underruns = 0, troubled = false;
  const file = new Audio();

  function open() {
    const Context = window.AudioContext;
    if (context || !Context) return Boolean(context);
    context = new Context({ sampleRate: RATE, latencyHint: 'balanced' });
    gate = context.createGain(); volume = context.createGain();
    volume.gain.value = level;
    gate.connect(volume).connect(context.destination);
    return true;
  }
  // A browser lets sound out only after the visitor did something; typing is enough.
  function wake() {
    if (open() && context.state === 'suspended' && !paused) context.resume();
    idle = 0;
  }

  // ---- getting a sound -----------------------------------------------------------------------

  function fetched(wish) {
    const sound = {
      pace: 1, ...wish, chunks: [], waiting: 0, over: false, failed: false, tries: 0, rest: new Uint8Array(0),
      head: HEADER, abort: new AbortController(), drained: null, nodes: new Set(), gain: null,
      segments: [], frames: 0, next: 0, dry: false,
    };
    read(sound);
    return sound;
  }
  async function read(sound) {
    const got = () => sound.frames + sound.waiting;
    try {
      const from = sound.origin + got() / RATE * sound.pace;
      const answer = await fetch(sound.address(from), { signal: sound.abort.signal, cache: 'no-store' });
      if (!answer.ok) throw new Error(`${answer.status} for a sound`);
      sound.head = HEADER; sound.rest = new Uint8Array(0);
      const reader = answer.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        take(sound, value);
        advance();
        // The server waits while we do: nothing is read that is not soon needed.
        if (sound.waiting > AHEAD * RATE) await new Promise((resolve) => { sound.drained = resolve; });
      }
      sound.over = true;
    } catch (error) {
      if (sound.abort.signal.aborted) return;
      sound.tries += 1;
      if (sound.tries < TRIES) return read(sound);
      sound.over = sound.failed = true;
      console.warn(error);
      if (sound === current) trouble(sound);
    }
    advance();
  }
  function take(sound, bytes) {
    const skipped = Math.min(sound.head, bytes.length);
    sound.head -= skipped;
    const joined = new Uint8Array(sound.rest.length + bytes.length - skipped);
    joined.set(sound.rest); joined.set(bytes.subarray(skipped), sound.rest.length);
    const whole = joined.length - joined.length % FRAME;
    sound.rest = joined.slice(whole);
    if (!whole) return;
    sound.chunks.push(new Int16Array(joined.buffer, 0, whole / 2));
    sound.waiting += whole / FRAME;
  }
  // The next `count` frames as a buffer of the clock's.
  function cut(sound, count) {
    const buffer = context.createBuffer(2, count, RATE);
    const left = buffer.getChannelData(0), right = buffer.getChannelData(1);
    for (let at = 0; at < count;) {
      const chunk = sound.chunks[0], frames = Math.min(chunk.length / 2, count - at);
      for (let i = 0; i < frames; i++) { left[at + i] = chunk[2 * i] / 32768; right[at + i] = chunk[2 * i + 1] / 32768; }
      if (frames === chunk.length / 2) sound.chunks.shift(); else sound.chunks[0] = chunk.subarray(2 * frames);
      at += frames;
    }
    sound.waiting -= count;
    if (sound.drained && sound.waiting < AHEAD * RATE / 2) { sound.drained(); sound.drained = null; }
    return buffer;
  }

  // ---- the clock -----------------------------------------------------------------------------

  const grid = (seconds) => Math.ceil(seconds * RATE) / RATE;
  const enough = (sound) => sound.waiting >= LEAD * RATE || (sound.over && sound.waiting > 0);

  function advance() {
    if (coming && coming.over && !coming.waiting) { const lost = coming; coming = null; if (lost.failed) trouble(lost); }
    if (coming && enough(coming) && open()) takeOver();
    if (current) schedule(current);
  }
  function takeOver() {
    const now = context.currentTime, old = current, sound = coming;
    coming = null;
    let at = grid(now + SOON);
    if (sound.joins && old && sound.joins === old.key) {
      // The same music made anew: it goes on where the old one is by then.
      const due = timeOf(old, sound.origin);
      if (due >= now + SOON) at = grid(due);
      else {
        const late = Math.min(sound.waiting - 1, Math.round((at - due) * RATE));
        cut(sound, late);
        sound.origin += late / RATE * sound.pace;
      }
    }
    sound.gain = context.createGain();
    sound.gain.connect(gate);
    if (sound.fades) { sound.gain.gain.setValueAtTime(0, at); sound.gain.gain.linearRampToValueAtTime(1, at + FADE); }
    sound.next = at;
    sound.segments.push({ at, frame: 0 });
    if (old) dismiss(old, at);
    current = sound;
    if (paused) resume();
    wake();
    report.changed();
  }
  function dismiss(sound, at) {
    sound.abort.abort();
    if (sound.drained) sound.drained();
    if (!sound.gain) return;
    sound.gain.gain.setValueAtTime(1, at); sound.gain.gain.linearRampToValueAtTime(0, at + FADE);
    for (const node of sound.nodes) node.stop(at + FADE);
  }
  function schedule(sound) {
    const now = context.currentTime;
    for (;;) {
      if (sound.next < now + 0.002) {
        if (sound.over && !sound.waiting) return;
        if (!sound.dry && sound.frames) { sound.dry = true; underruns += 1; }
        if (!enough(sound)) return;
        if (sound.dry) { sound.next = grid(now + SOON); sound.segments.push({ at: sound.next, frame: sound.frames }); }
        sound.dry = false;
      }
      if (!sound.waiting || sound.next > now + HORIZON) return;
      const count = Math.min(sound.waiting, BLOCK), node = context.createBufferSource();
      node.buffer = cut(sound, count);
      node.connect(sound.gain);
      node.onended = () => sound.nodes.delete(node);
      sound.nodes.add(node);
      node.start(sound.next);
      sound.frames += count;
      const segment = sound.segments[sound.segments.length - 1];
      sound.next = segment.at + (sound.frames - segment.frame) / RATE;
    }
  }
  // The clock's time at which a second of a sound is due, were it to go on without a break.
  function timeOf(sound, seconds) {
    const segment = sound.segments[sound.segments.length - 1];
    return segment.at + ((seconds - sound.origin) / sound.pace * RATE - segment.frame) / RATE;
  }
  // What leaves the loudspeaker now was put out a little earlier.
  function heard() {
    const now = context.currentTime;
    const stamp = context.state === 'running' && context.getOutputTimestamp ? context.getOutputTimestamp() : null;
    if (!stamp || !stamp.performanceTime) return now - (context.outputLatency || 0);
    return Math.min(now, stamp.contextTime + (performance.now() - stamp.performanceTime) / 1000);
  }
  function seconds() {
    if (troubled) return file.currentTime;
    if (!current || !current.segments.length) return 0;
    const now = heard(), index = Math.max(0, current.segments.findLastIndex((s) => s.at <= now));
    const segment = current.segments[index], until = current.segments[index + 1];
    const last = until ? until.frame : current.frames;
    const frame = Math.min(last, segment.frame + Math.max(0, now - segment.at) * RATE);
    return current.origin + frame / RATE * current.pace;
  }
  const ended = () => Boolean(current && current.over && !current.waiting && current.segments.length && heard() >= current.next);
  const sounding = () => troubled ? !file.paused && !file.ended
    : Boolean(current && !paused && context.state === 'running' && !ended());

  // ---- without it ----------------------------------------------------------------------------

  function trouble(sound) {
    stop();
    troubled = true;
    report.trouble(sound);
  }
  function playFile(url, at) {
    troubled = true;
    file.src = url; file.currentTime = at; file.volume = level;
    file.play().catch(() => {});
  }

  // ---- what the visitor does -----------------------------------------------------------------

  function start(wish) {
    if (coming) dismiss(coming, 0);
    file.pause();
    troubled = false;
    if (!open()) { trouble(wish); return; }
    coming = fetched(wish);
    wake();
  }
  function pause() {
    if (troubled) { file.pause(); return; }
    if (!context || paused) return;
    paused = true;
    gate.gain.setTargetAtTime(0, context.currentTime, 0.005);
    setTimeout(() => { if (paused) context.suspend(); }, 40);
  }
  function resume() {
    if (troubled) { file.play().catch(() => {}); return; }
    if (!context) return;
    paused = false;
    context.resume();
    gate.gain.setTargetAtTime(1, context.currentTime, 0.005);
  }
  function stop() {
    for (const sound of [coming, current]) if (sound) dismiss(sound, context ? context.currentTime : 0);
    coming = current = null;
    file.pause();
  }
  function setVolume(value) {
    level = value;
    if (volume) volume.gain.setTargetAtTime(value, context.currentTime, 0.01);
    file.volume = value;
  }

  const ticking = setInterval(() => {
    advance();
    if (context && context.state === 'running' && !sounding() && !coming && ++idle > IDLE_TICKS) context.suspend();
  }, 100);
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, wake, true);
  function close() {
    clearInterval(ticking);
    for (const event of ['pointerdown', 'keydown']) document.removeEventListener(event, wake, true);
    stop();
    if (context) context.close();
  }

  return {
    start, pause, resume, stop, close, playFile, setVolume, sounding, ended, seconds,
    get key() { return current ? current.key : null; },
    get underruns() { return underruns; },
    get troubled() { return troubled; },
  };
}
