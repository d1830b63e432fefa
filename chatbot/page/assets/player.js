// The player: sound that the server makes, put on the clock of Web Audio sample by sample.
//
// A sound is a WAV file without an end, read while it is made: { key, address, origin, pace, loop, at }.
// `key` says what it is, `address(seconds)` where it can be had from that second on, `origin` the
// second with which it begins, `pace` how many of its seconds pass in one of the listener's, `loop`
// from where to where it goes round, `at` the clock's time at which it is to take over.
// One sound is heard; two may be coming, and take over as soon as there is enough of them: what the
// visitor asked to hear, and what the next answer will sound.
function makePlayer(report) {
  const RATE = 44100, HEADER = 44, FRAME = 4;
  // Seconds: what must be there before a sound begins; how far ahead it is handed to the clock, so
  // that a busy page misses nothing; how much of it is fetched ahead; how long two sounds overlap;
  // how soon the same music goes on otherwise.
  const LEAD = 0.35, HORIZON = 4, AHEAD = 60, FADE = 0.05, JOIN = 0.2;
  const BLOCK = RATE / 2, TRIES = 2, IDLE_TICKS = 300;
  let context = null, volume = null, gate = null, level = 1;
  let current = null, asked = null, awaited = null, paused = false, idle = 0, underruns = 0, troubled = false;
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
        setTimeout(advance);
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
    setTimeout(advance);
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

  // The earliest time that the clock can still keep: it is told in steps, and a busy page is slow.
  const soon = () => 0.05 + 2 * (context.baseLatency || 0);
  const grid = (seconds) => Math.ceil(seconds * RATE) / RATE;
  const enough = (sound) => sound.waiting >= LEAD * RATE || (sound.over && sound.waiting > 0);

  function advance() {
    for (const sound of [asked, awaited]) {
      if (!sound) continue;
      if (sound.over && !sound.waiting) { forget(sound); if (sound.failed) trouble(sound); }
      else if (enough(sound) && open()) takeOver(sound);
    }
    if (current) schedule(current);
  }
  function forget(sound) {
    if (asked === sound) asked = null;
    if (awaited === sound) awaited = null;
  }
  function takeOver(sound) {
    const now = context.currentTime, old = current;
    // Whoever wanted to hear something of the piece before gets the new one.
    if (sound === awaited && asked) { dismiss(asked, now); asked = null; }
    forget(sound);
    file.pause();
    troubled = false;
    let at = grid(now + soon());
    if (sound.at) {
      // The same music made anew: it goes on where the old one is by then, and what comes too late
      // for that is left out.
      const late = Math.min(sound.waiting - 1, Math.round((at - sound.at) * RATE));
      if (late <= 0) at = grid(sound.at);
      else { cut(sound, late); sound.origin += late / RATE * sound.pace; }
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
      if (sound.next < now + (context.baseLatency || 0)) {
        if (sound.over && !sound.waiting) return;
        if (!sound.dry && sound.frames) { sound.dry = true; underruns += 1; }
        if (!enough(sound)) return;
        if (sound.dry) { sound.next = grid(now + soon()); sound.segments.push({ at: sound.next, frame: sound.frames }); }
        sound.dry = false;
      }
      if (!sound.waiting || sound.next > now + HORIZON) return;
      const count = Math.min(sound.waiting, BLOCK), node = context.createBufferSource();
      node.buffer = cut(sound, count);
      node.connect(sound.gain);
      node.onended = () => sound.nodes.delete(node);
      sound.nodes.add(node);
      node.start(sound.next);
      // Too late all the same: it overlaps what follows.
      if (context.currentTime > sound.next) underruns += 1;
      sound.frames += count;
      const segment = sound.segments[sound.segments.length - 1];
      sound.next = segment.at + (sound.frames - segment.frame) / RATE;
    }
  }
  // What leaves the loudspeaker now was put out a little earlier.
  function heard() {
    const now = context.currentTime;
    const stamp = context.state === 'running' && context.getOutputTimestamp ? context.getOutputTimestamp() : null;
    if (!stamp || !stamp.performanceTime) return now - (context.outputLatency || 0);
    return Math.min(now, stamp.contextTime + (performance.now() - stamp.performanceTime) / 1000);
  }
  // The second of the sound that is put out at a time of the clock.
  function secondAt(time) {
    const index = Math.max(0, current.segments.findLastIndex((s) => s.at <= time));
    const segment = current.segments[index], until = current.segments[index + 1];
    const last = until ? until.frame : current.over && !current.waiting ? current.frames : Infinity;
    const frame = Math.min(last, segment.frame + Math.max(0, time - segment.at) * RATE);
    const second = current.origin + frame / RATE * current.pace, loop = current.loop;
    return loop && second > loop.to ? loop.from + (second - loop.from) % (loop.to - loop.from) : second;
  }
  function seconds() {
    if (troubled) return file.currentTime;
    return current && current.segments.length ? secondAt(heard()) : 0;
  }
  const ended = () => Boolean(current && current.over && !current.waiting && current.segments.length && heard() >= current.next);
  const sounding = () => troubled ? !file.paused && !file.ended
    : Boolean(current && !paused && context.state === 'running' && !ended());

  // ---- without it ----------------------------------------------------------------------------

  // A sound cannot be had. Nothing else that sounds is touched.
  function trouble(sound) {
    const lost = sound === current;
    if (lost) { dismiss(sound, context.currentTime); current = null; }
    if (sounding()) return;
    troubled = true;
    report.trouble(lost);
  }
  function playFile(url, at) {
    troubled = true;
    file.src = url; file.currentTime = at; file.volume = level;
    file.play().catch(() => {});
  }

  // ---- what the visitor does -----------------------------------------------------------------

  function start(wish) {
    if (asked) dismiss(asked, 0);
    asked = begun(wish);
  }
  // What the next answer will sound, if it sounds at all.
  function expect(wish) {
    if (awaited) dismiss(awaited, 0);
    awaited = begun(wish);
  }
  function forgo() {
    if (awaited) dismiss(awaited, 0);
    awaited = null;
  }
  function begun(wish) {
    if (!open()) { trouble(wish); return null; }
    wake();
    return fetched(wish);
  }
  // Go on with the same music otherwise: `make(second)` is it from that second on.
  function change(make) {
    const at = context.currentTime + JOIN;
    start({ ...make(secondAt(at)), at, fades: true });
  }
  // What was asked for and is still coming is let go, or it would play as soon as it came.
  function pause() {
    if (asked) dismiss(asked, 0);
    asked = null;
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
    for (const sound of [asked, awaited, current]) if (sound) dismiss(sound, context ? context.currentTime : 0);
    asked = awaited = current = null;
    file.pause();
  }
  function setVolume(value) {
    level = value;
    if (volume) volume.gain.setTargetAtTime(value, context.currentTime, 0.01);
    file.volume = value;
  }

  const ticking = setInterval(() => {
    advance();
    if (context && context.state === 'running' && !sounding() && !asked && ++idle > IDLE_TICKS) context.suspend();
  }, 100);
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, wake, true);
  function close() {
    clearInterval(ticking);
    for (const event of ['pointerdown', 'keydown']) document.removeEventListener(event, wake, true);
    stop();
    if (context) context.close();
  }

  return {
    start, expect, forgo, change, pause, resume, stop, close, playFile, setVolume, sounding, ended, seconds,
    get key() { return current ? current.key : null; },
    get underruns() { return underruns; },
    get troubled() { return troubled; },
    get asking() { return asked !== null; },
  };
}
