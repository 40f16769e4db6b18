/** What a paired display keeps: who it is, and the secret that proves it. */
export interface DeviceKey {
  readonly deviceId: string;
  readonly deviceSecret: string;
}

const place = 'houqin.wallboard.device';

export function readDeviceKey(storage: Storage): DeviceKey | null {
  try {
    const kept = JSON.parse(storage.getItem(place) ?? 'null') as Partial<DeviceKey> | null;
    return kept?.deviceId && kept.deviceSecret
      ? { deviceId: kept.deviceId, deviceSecret: kept.deviceSecret }
      : null;
  } catch {
    // Something else wrote there: as if nothing was kept.
    return null;
  }
}

export function keepDeviceKey(storage: Storage, key: DeviceKey): void {
  storage.setItem(place, JSON.stringify(key));
}

export function forgetDeviceKey(storage: Storage): void {
  storage.removeItem(place);
}

/** The short number people compare with the one shown to the administrator: `W-7K2F`. */
export const screenNumber = (deviceId: string): string => `W-${deviceId.slice(-4).toUpperCase()}`;
