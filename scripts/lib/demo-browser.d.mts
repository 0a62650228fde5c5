import type { BrowserContext } from 'playwright-core';

export const chromiumExtension: string;
export const firefoxExtension: string;
export interface ReplicaAddress {
  readonly port: number;
  readonly hosts: readonly string[];
  readonly spki: string;
}
export function chromiumArguments(replicas: ReplicaAddress, extension?: string): string[];
export function extensionId(extension?: string): string;
export interface LaunchOptions {
  readonly executablePath: string;
  readonly replicas: ReplicaAddress;
  readonly headless: boolean;
  /** Kept when given; otherwise a temporary one, removed on close. */
  readonly profile?: string;
  readonly extraArguments?: readonly string[];
  readonly extension?: string;
}
export interface DemoBrowser {
  readonly context: BrowserContext;
  readonly profile: string;
  close(): Promise<void>;
}
export function launchChromium(options: LaunchOptions): Promise<DemoBrowser>;
export function enrolBrowser(context: BrowserContext, code: string): Promise<void>;
