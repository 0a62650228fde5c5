export * from './chromium.ts';
export * from './deployment.ts';
export * from './firefox.ts';
export * from './group-policy.ts';
export * from './hosts.ts';
export * from './mac.ts';
export * from './updates.ts';
export * from './windows.ts';
