declare module '*.css';
/** Vite's: the address of a file. */
declare module '*.wasm?url' {
  const address: string;
  // eslint-disable-next-line no-restricted-syntax -- that is how Vite exports it
  export default address;
}

declare module '*?worker&url' {
  const address: string;
  // eslint-disable-next-line no-restricted-syntax -- that is how Vite exports it
  export default address;
}
