/** The page's own code and style. The build puts them in place of this file (see `reportAssets` in esbuild.config.js). */
export interface Assets {
  script: string;
  style: string;
  /** SHA-256 in base64 of every script and style that the page may apply. */
  scriptHash: string;
  styleHashes: readonly string[];
}

export const ASSETS: Assets = { script: '', style: '', scriptHash: '', styleHashes: [] };
