/**
 * The tone of critical alarms: two short beeps every five seconds until all are acknowledged.
 * Silenced per console; a browser lets it sound only after someone has touched the page.
 */
export class AlarmSound {
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  ring(): void {
    if (this.#timer) return;
    this.#beep();
    this.#timer = setInterval(() => this.#beep(), 5_000);
  }

  hush(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #beep(): void {
    if (!navigator.userActivation.hasBeenActive) return;
    this.#context ??= new AudioContext();
    const context = this.#context;
    if (context.state === 'suspended') void context.resume();
    for (const start of [0, 0.25]) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = 880;
      volume.gain.value = 0.08;
      tone.connect(volume).connect(context.destination);
      tone.start(context.currentTime + start);
      tone.stop(context.currentTime + start + 0.15);
    }
  }
}

const key = 'houqin.alarm-sound';

export const soundWanted = (): boolean => localStorage.getItem(key) !== 'off';

export function wantSound(on: boolean): void {
  if (on) localStorage.removeItem(key);
  else localStorage.setItem(key, 'off');
}
