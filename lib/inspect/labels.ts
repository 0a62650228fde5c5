/**
 * Names of document properties that hold a sensitivity label. Microsoft Purview (MSIP_Label_*, and what its client
 * wrote before), Titus, Boldon James, Janusnet, LibreOffice (TSCP: urn:bails:); and what organisations call their own.
 */
const vendors = [
  'msip_label_',
  'msip_labels',
  'sensitivity',
  'urn:bails:',
  'titus',
  'classif',
  'bjdocumentsecuritylabel',
  'bjdocumentlabelxml',
  'bjclsuserrvm',
  'bjsaver',
  'docindexref',
  'pm_protectivemarking',
  'pm_securityclassification',
  'pm_display',
  'security classification',
  'securityclassification',
  'protective marking',
  'confidentiality',
  'cleanupclassification',
];

export function isLabelProperty(name: string): boolean {
  const lower = name.trim().toLowerCase();
  return (
    vendors.some((vendor) => lower.startsWith(vendor)) || /classification|sensitivity[ _]?label/.test(lower)
  );
}

/** Whether XMP (ISO 16684-1) has such a property, as an element or as an attribute, whatever its prefix. */
export function hasLabelProperty(xml: string): boolean {
  for (const [, element, attribute] of xml.matchAll(
    /<([\w:.-]{1,200})|\s([\w:.-]{1,200})\s{0,9}=\s{0,9}["']/g,
  )) {
    const name = element ?? attribute ?? '';
    if (isLabelProperty(name.slice(name.indexOf(':') + 1))) return true;
  }
  return false;
}

/** A mail's header (RFC 5322) that holds one: Outlook's `msip_labels`, or a vendor's, mostly behind `X-`. */
export function isLabelHeader(name: string): boolean {
  return isLabelProperty(name.trim().replace(/^x-/i, ''));
}
