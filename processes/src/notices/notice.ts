/** Who may see a notice: members of one school, staff of the publishing tenant, everybody. */
export type NoticeAudience = 'school' | 'department' | 'public';

/** A notice that may be shown: checked and masked. Nothing else about a person is kept with it. */
export interface NoticeContent {
  readonly title: string;
  readonly titleEn?: string;
  readonly audience: NoticeAudience;
  /** Id of the school for the audience `school`. */
  readonly group?: string;
  /** Length of the period. */
  readonly days: number;
  /** In the order shown: by detail and masked name, so that the order tells nothing about a rank. */
  readonly entries: readonly NoticeEntry[];
}

export interface NoticeEntry {
  /** What the publishing case knows the entry by; never shown. */
  readonly key: string;
  /** Masked: 张*明, 李*. */
  readonly name: string;
  /** Class and level at most. */
  readonly detail: string;
}
