/** Codes of points and gateways: safe as an MQTT topic level, in an address and on a label. */
const pattern = /^[a-z0-9][a-z0-9._-]{0,63}$/;

export const isPointCode = (code: string): boolean => pattern.test(code);
