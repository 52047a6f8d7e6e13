const NOTES = [
  { frequency: 660, at: 0 },
  { frequency: 880, at: 0.12 },
] as const;
const VOLUME = 0.08;
const NOTE_SECONDS = 0.25;

let context: AudioContext | undefined;

function playNote(audio: AudioContext, note: (typeof NOTES)[number]): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  const start = audio.currentTime + note.at;
  oscillator.frequency.value = note.frequency;
  gain.gain.setValueAtTime(VOLUME, start);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_SECONDS);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + NOTE_SECONDS);
}

/** Two soft tones, made on the spot so that no file is loaded. Silent where the browser forbids it. */
export function playSound(): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    for (const note of NOTES) playNote(context, note);
  } catch {
    return;
  }
}
