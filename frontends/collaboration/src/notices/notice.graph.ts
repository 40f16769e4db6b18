import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const NoticeRow = graphql(`
  fragment NoticeRow on Notice {
    id
    version
    number
    classCode
    urgent
    state
    pendingState
    title
    edition
    requiresConfirmation
    audienceSize
    publishAt
    publishedAt
    editionAt
    createdAt
    authorName
    myReceipt {
      unread
      corrected
      toConfirm
      openedAt
      confirmedAt
    }
  }
`);
export type NoticeRow = ResultOf<typeof NoticeRow>;

const NoticeWhole = graphql(
  `
    fragment NoticeWhole on Notice {
      ...NoticeRow
      body
      expiresAt
      commentsOpen
      allowedActions
      recalledAt
      recalledByName
      recallReason
      unreadOfMine
      audience {
        campusIds
        departmentIds
        departmentNames
        roles
      }
      versions {
        id
        edition
        state
        title
        body
        changeNote
        editorName
        writtenAt
        submittedAt
        reviewerName
        reviewComment
        reviewedAt
        publishedAt
      }
      comments {
        id
        parentId
        authorName
        text
        at
        hiddenAt
        hiddenReason
      }
    }
  `,
  [NoticeRow],
);
export type NoticeWhole = ResultOf<typeof NoticeWhole>;

export const NoticesQuery = graphql(
  `
    query Notices(
      $filter: NoticeFilter
      $orderBy: [NoticeOrder!]
      $search: String
      $first: Int!
      $after: String
    ) {
      notices(filter: $filter, orderBy: $orderBy, search: $search, first: $first, after: $after) {
        nodes {
          ...NoticeRow
        }
        liveCursor
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [NoticeRow],
);

export const NoticesChanged = graphql(
  `
    subscription NoticesChanged($filter: NoticeFilter, $after: String) {
      noticeChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        notice {
          ...NoticeRow
        }
      }
    }
  `,
  [NoticeRow],
);

export const NoticeQuery = graphql(
  `
    query Notice($id: ID!) {
      notice(id: $id) {
        ...NoticeWhole
      }
    }
  `,
  [NoticeWhole],
);

export const NoticeChanged = graphql(
  `
    subscription NoticeChanged($filter: NoticeFilter, $after: String) {
      noticeChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        notice {
          ...NoticeWhole
        }
      }
    }
  `,
  [NoticeWhole],
);

export const ClassesQuery = graphql(`
  query NoticeClasses {
    noticeClasses {
      id
      code
      nameZh
      nameEn
      urgent
      mandatory
      requiresConfirmation
    }
  }
`);
export type NoticeClass = ResultOf<typeof ClassesQuery>['noticeClasses'][number];

export const ChoicesQuery = graphql(`
  query NoticeAudienceChoices {
    noticeAudienceChoices {
      roles {
        code
        people
      }
      departments {
        id
        name
        parentId
      }
    }
  }
`);

export const AudienceSizeQuery = graphql(`
  query NoticeAudienceSize($audience: NoticeAudienceInput!) {
    noticeAudienceSize(audience: $audience)
  }
`);

export const ReadingQuery = graphql(`
  query NoticeReading($id: ID!) {
    noticeReading(noticeId: $id) {
      audience
      opened
      confirmed
      ratePerMille
      departments {
        departmentId
        name
        audience
        opened
        confirmed
      }
    }
    notice(id: $id) {
      id
      number
      title
      edition
      requiresConfirmation
    }
  }
`);

export const ReceiptsQuery = graphql(`
  query NoticeReceipts(
    $id: ID!
    $filter: NoticeReceiptFilter
    $search: String
    $first: Int!
    $after: String
  ) {
    noticeReceipts(noticeId: $id, filter: $filter, search: $search, first: $first, after: $after) {
      nodes {
        id
        personName
        openedEdition
        openedAt
        confirmedEdition
        confirmedAt
        department {
          id
          name
        }
      }
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type ReceiptRow = ResultOf<typeof ReceiptsQuery>['noticeReceipts']['nodes'][number];

export const PreferencesQuery = graphql(`
  query NoticePreferences {
    noticePreferences {
      id
      classCode
      classNameZh
      classNameEn
      urgent
      channels {
        channel
        enabled
        locked
      }
    }
    noticeContact {
      mail
      mobile
    }
  }
`);

export const SetPreference = graphql(`
  mutation SetNoticePreference($input: SetNoticePreferenceInput!) {
    setNoticePreference(input: $input) {
      id
      channels {
        channel
        enabled
        locked
      }
    }
  }
`);

export const SetContact = graphql(`
  mutation SetNoticeContact($input: SetNoticeContactInput!) {
    setNoticeContact(input: $input) {
      mail
      mobile
    }
  }
`);

export const CreateNotice = graphql(`
  mutation CreateNotice($input: CreateNoticeInput!) {
    createNotice(input: $input) {
      id
      number
      version
    }
  }
`);

export const UpdateNotice = graphql(`
  mutation UpdateNotice($input: UpdateNoticeInput!) {
    updateNotice(input: $input) {
      id
      number
      version
    }
  }
`);

/** Every step on a notice; each answers the notice as it then is. */
export const noticeActs = {
  open: graphql(
    `
      mutation OpenNotice($input: ReadNoticeInput!) {
        notice: openNotice(input: $input) {
          ...NoticeWhole
        }
      }
    `,
    [NoticeWhole],
  ),
  confirm: graphql(
    `
      mutation ConfirmNotice($input: ReadNoticeInput!) {
        notice: confirmNotice(input: $input) {
          ...NoticeWhole
        }
      }
    `,
    [NoticeWhole],
  ),
  submit: graphql(
    `
      mutation SubmitNotice($input: NoticeStepInput!) {
        notice: submitNotice(input: $input) {
          ...NoticeWhole
        }
      }
    `,
    [NoticeWhole],
  ),
  withdraw: graphql(
    `
      mutation WithdrawNotice($input: NoticeStepInput!) {
        notice: withdrawNotice(input: $input) {
          ...NoticeWhole
        }
      }
    `,
    [NoticeWhole],
  ),
  discard: graphql(
    `
      mutation DiscardNotice($input: NoticeStepInput!) {
        notice: discardNotice(input: $input) {
          ...NoticeWhole
        }
      }
    `,
    [NoticeWhole],
  ),
  review: graphql(
    `
      mutation ReviewNotice($input: ReviewNoticeInput!) {
        notice: reviewNotice(input: $input) {
          ...NoticeWhole
        }
      }
    `,
    [NoticeWhole],
  ),
  recall: graphql(
    `
      mutation RecallNotice($input: RecallNoticeInput!) {
        notice: recallNotice(input: $input) {
          ...NoticeWhole
        }
      }
    `,
    [NoticeWhole],
  ),
  comment: graphql(
    `
      mutation CommentOnNotice($input: CommentOnNoticeInput!) {
        notice: commentOnNotice(input: $input) {
          ...NoticeWhole
        }
      }
    `,
    [NoticeWhole],
  ),
  hide: graphql(
    `
      mutation HideNoticeComment($input: HideNoticeCommentInput!) {
        notice: hideNoticeComment(input: $input) {
          ...NoticeWhole
        }
      }
    `,
    [NoticeWhole],
  ),
} as const;
export type NoticeAct = keyof typeof noticeActs;
