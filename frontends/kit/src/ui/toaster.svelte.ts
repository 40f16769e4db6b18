/** One short message over the page, in the user's language. */
export interface Toast {
  text: string;
  detail?: string | undefined;
  /** `late` interrupts what is being read aloud and stays until dismissed. */
  tone?: 'plain' | 'late' | undefined;
  /** One thing to do about it: undo, open, retry. The toast leaves when it succeeds. */
  action?: { text: string; run: () => unknown } | undefined;
  /** How long it stays; default ten seconds, the time to undo. */
  seconds?: number | undefined;
}

export interface ShownToast extends Toast {
  id: number;
}

/** The messages on screen, newest last. One per page; `ToastRegion` draws it. */
export class Toaster {
  toasts = $state.raw<readonly ShownToast[]>([]);
  #next = 0;

  /** Shows a message; the answer takes it away. */
  show(toast: Toast): () => void {
    const id = (this.#next += 1);
    this.toasts = [...this.toasts, { ...toast, id }];
    return () => this.dismiss(id);
  }

  dismiss(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }
}
