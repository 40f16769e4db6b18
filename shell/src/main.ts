import * as errorCodes from '@module-federation/error-codes';
import * as sdk from '@module-federation/sdk';

// Remotes are built without the federation runtime and read these from the page.
Object.assign(globalThis, { _FEDERATION_ERROR_CODES: errorCodes, _FEDERATION_SDK: sdk });

// An async boundary: what is shared is set up before any module that uses it runs.
void import('./bootstrap.ts');
