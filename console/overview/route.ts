export interface OverviewRoute {
  readonly page: 'overview';
}
