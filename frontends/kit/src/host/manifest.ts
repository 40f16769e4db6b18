export interface Texts {
  readonly zh: string;
  readonly en: string;
}

export interface ManifestRoute {
  readonly path: string;
  readonly title: Texts;
  readonly permission?: string;
  readonly expose?: string;
}

export interface ManifestEntry {
  readonly path: string;
  readonly title: Texts;
  readonly permission?: string;
  readonly icon?: string;
  readonly phone?: number;
  readonly key?: string;
}

export interface ManifestOpens {
  readonly type: string;
  readonly path: string;
  readonly permission?: string;
}

export interface ManifestFill {
  readonly slot: string;
  readonly expose: string;
  readonly title: Texts;
  readonly permission?: string;
  readonly order?: number;
}

/** What a remote says about itself before any of its code loads; manifest.schema.json explains it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly host: string;
  readonly title: Texts;
  readonly icon: string;
  readonly group: 'operations' | 'resources' | 'business' | 'none';
  readonly order?: number;
  readonly key?: string;
  readonly chrome?: 'shell' | 'none';
  /** For whom its pages are; the hospital's own when left out. */
  readonly audience?: 'staff' | 'vendor';
  readonly permissions?: readonly string[];
  readonly routes: readonly ManifestRoute[];
  readonly navigation: readonly ManifestEntry[];
  readonly opens?: readonly ManifestOpens[];
  readonly slots?: {
    readonly fills?: readonly ManifestFill[];
    readonly offers?: readonly {
      readonly slot: string;
      readonly props: Readonly<Record<string, string>>;
    }[];
  };
}
