/** How a text or badge speaks: colour means working, nearly late, late or old; never "normal". */
export type Tone = 'plain' | 'active' | 'soon' | 'late' | 'done' | 'stale';
