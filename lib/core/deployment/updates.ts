import { pretty, type Deployment } from './deployment.ts';

type Update = Pick<Deployment, 'url'> & { readonly version: string };

/** Chromium's update manifest, `updates.xml` beside the extension. */
export const updatesXml = ({ id, version, url }: Update & Pick<Deployment, 'id'>): string =>
  `<?xml version='1.0' encoding='UTF-8'?>
<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>
  <app appid='${id}'>
    <updatecheck codebase='${url}/sluice.crx' version='${version}' />
  </app>
</gupdate>
`;

/** Firefox's update manifest, `updates.json`. */
export const updatesJson = ({ firefoxId, version, url }: Update & Pick<Deployment, 'firefoxId'>): string =>
  pretty({ addons: { [firefoxId]: { updates: [{ version, update_link: `${url}/sluice.xpi` }] } } });
