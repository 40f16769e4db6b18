import type { GraphFailure } from './failure.ts';
import { failureOfError, graphFailure, needsToken } from './failure.ts';
import { notReachedText } from './not-reached-text.ts';
import type { Tokens } from './tokens.ts';

/** A file on the server that no row has taken yet. */
export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

interface Door {
  readonly tokens: Tokens;
  readonly language: () => string;
  renewAccess(): Promise<boolean>;
}

interface Wire {
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

/**
 * Sends a file to a domain, ahead of the mutation that gives it to a row. By XMLHttpRequest, because
 * `fetch` does not tell how far an upload has come. @throws GraphFailure
 */
export async function uploadFile(
  door: Door,
  domain: string,
  file: File,
  onProgress?: (share: number) => void,
): Promise<UploadedFile> {
  try {
    return await send(door, domain, file, onProgress);
  } catch (error) {
    const again = needsToken(error as GraphFailure) && (await door.renewAccess());
    if (!again) throw error;
    return send(door, domain, file, onProgress);
  }
}

async function send(
  { tokens, language }: Door,
  domain: string,
  file: File,
  onProgress?: (share: number) => void,
): Promise<UploadedFile> {
  const token = await tokens.get();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/files/${domain}`);
    if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('accept-language', language());
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    if (file.type) request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    const lost = () => reject(notReached(null));
    request.onerror = lost;
    request.onabort = lost;
    request.onload = () => {
      try {
        const body = JSON.parse(request.responseText) as UploadedFile & Wire;
        const [error] = body.errors ?? [];
        if (error) reject(failureOfError(error));
        else resolve(body);
      } catch (error) {
        reject(notReached(error));
      }
    };
    request.send(file);
  });
}

/** Reads a file of a row the caller may read. @throws GraphFailure */
export async function downloadFile(door: Door, url: string): Promise<Blob> {
  const ask = async () => {
    const token = await door.tokens.get();
    const headers = new Headers({ 'accept-language': door.language() });
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    return fetch(url, { headers, credentials: 'same-origin' }).catch((error: unknown) => {
      throw notReached(error);
    });
  };
  let response = await ask();
  if (response.status === 401 && (await door.renewAccess())) response = await ask();
  if (response.ok) return response.blob();
  const { errors = [] } = (await response.json().catch(() => ({}))) as Wire;
  throw errors[0] ? failureOfError(errors[0]) : notReached(null);
}

const notReached = (cause: unknown): GraphFailure =>
  graphFailure({ code: 'NOT_REACHED', message: notReachedText(), notReached: true, cause });
