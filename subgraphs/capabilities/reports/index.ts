import { defineCapability } from '../../kit/subgraph.ts';
import { ListRow } from './ListRow.ts';
import { ListsResolver, ReportListResolver } from './ListsResolver.ts';
import { Reports1767225600100 } from './migrations/1767225600100-Reports.ts';
import { Lists1767225600102 } from './migrations/1767225600102-Lists.ts';
import { PaperTemplates1767225600101 } from './migrations/1767225600101-PaperTemplates.ts';
import { PaperCheckResolver, PapersResolver } from './PapersResolver.ts';
import { PartRow } from './PartRow.ts';
import { ReportRow } from './ReportRow.ts';
import {
  ReportCaseResolver,
  ReportChangeCaseResolver,
  ReportResolver,
  ReportsResolver,
  TypicalCaseResolver,
} from './ReportsResolver.ts';
import { TemplateRow } from './TemplateRow.ts';
import { writeLists } from './writeLists.ts';

/** Reports of a center in figures, which stay as they were issued (报表), and papers as files (表单): SJ-37, SJ-39…72, LH-38, LH-39, WL-47, WL-87…98, N21. */
export const reports = defineCapability({
  name: 'reports',
  needs: ['directory', 'policy', 'cases', 'departments'],
  entities: [ReportRow, TemplateRow, PartRow, ListRow],
  migrations: [Reports1767225600100, PaperTemplates1767225600101, Lists1767225600102],
  resolvers: [
    ReportsResolver,
    ReportResolver,
    ReportCaseResolver,
    ReportChangeCaseResolver,
    TypicalCaseResolver,
    PapersResolver,
    PaperCheckResolver,
    ListsResolver,
    ReportListResolver,
  ],
  // a slice of four seconds, and two for everybody else
  jobs: [{ name: 'report-lists', everySeconds: 2, run: writeLists }],
});
