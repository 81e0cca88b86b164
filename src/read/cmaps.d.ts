declare module '#cmaps' {
  /** Packed tables in base64, by name. */
  export const CMAPS: Readonly<Record<string, string>>;
}
