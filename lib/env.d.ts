// What the extension's bundler adds (wxt.config.ts): which browser it builds for, and the platforms' data.
interface ImportMetaEnv {
  readonly FIREFOX: boolean;
}
interface ImportMeta {
  readonly env: ImportMetaEnv;
}
declare module 'virtual:sluice-platforms' {
  export const platforms: readonly import('./core/policy/platform.ts').PlatformData[];
}
