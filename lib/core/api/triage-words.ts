/** The words of working on incidents. */
export const statuses = ['open', 'in-progress', 'resolved'] as const;
export type Status = (typeof statuses)[number];

/**
 * Why an incident is resolved: the rule was right · it was wrong · right, and the risk is taken · right, and somebody
 * was spoken to · none of these.
 */
export const resolutions = ['true-positive', 'false-positive', 'accepted', 'coached', 'other'] as const;
export type Resolution = (typeof resolutions)[number];
