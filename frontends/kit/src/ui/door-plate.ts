/** The room of a scanned door plate: it carries an address (`…/report?room=S-0307`) or the number. */
export function roomOnPlate(code: string): string {
  const room = URL.canParse(code) ? new URL(code).searchParams.get('room') : null;
  return (room || code).trim();
}
