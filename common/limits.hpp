// Every limit on input, queues and time in one place; each is tested at its edge.
#pragma once

#include <chrono>
#include <cstddef>

namespace multaqa::limits {

using namespace std::chrono_literals;

// HTTP (edge/)
inline constexpr std::size_t kHeaderBytes = 16 * 1024;
inline constexpr std::size_t kTargetBytes = 4 * 1024;
inline constexpr std::size_t kBodyBytes = 1024 * 1024;            // JSON bodies
inline constexpr std::size_t kImportBodyBytes = 16 * 1024 * 1024;  // DECISIONS 43
inline constexpr std::size_t kConnections = 12'000;
inline constexpr std::size_t kConnectionsPerAddress = 4'000;  // many participants share one venue's address
inline constexpr std::size_t kImportsAtOnce = 2;
inline constexpr auto kHeaderTime = 10s;
inline constexpr auto kBodyTime = 60s;
inline constexpr auto kIdleTime = 75s;
inline constexpr auto kWriteTime = 30s;

// Work (command/)
inline constexpr std::size_t kPoolQueue = 1024;
inline constexpr std::size_t kWriterQueue = 1024;  // DECISIONS 12
inline constexpr std::size_t kGroupCommands = 64;
inline constexpr auto kGroupTime = 50ms;
inline constexpr std::size_t kPasswordQueue = 32;
inline constexpr auto kIdempotencyTime = 24h;
inline constexpr std::size_t kIdempotencyKeyBytes = 128;

// Live (LIVE.md)
inline constexpr std::size_t kLiveInboundBytes = 16 * 1024;
inline constexpr std::size_t kLiveInboundPerSecond = 20;
inline constexpr std::size_t kLiveTopicsPerConnection = 64;
inline constexpr std::size_t kLiveQueueBytes = 64 * 1024;
inline constexpr std::size_t kLiveQueueFrames = 256;
inline constexpr std::size_t kLiveTailFrames = 1024;  // kept in memory per topic
inline constexpr std::size_t kLiveTailBytes = 1024 * 1024;
inline constexpr std::size_t kLivePresentAccounts = 64;  // told of per topic
inline constexpr std::size_t kLivePresentPlaces = 4;     // told of each of them
inline constexpr std::size_t kLivePresenceBytes = 16 * 1024;
inline constexpr auto kLiveHelloTime = 5s;
inline constexpr auto kLiveHeartbeat = 25s;
inline constexpr auto kLiveStallTime = 30s;
inline constexpr auto kLiveTicketTime = 30s;

// Access (DECISIONS 40)
inline constexpr std::size_t kSignInFailures = 10;
inline constexpr auto kSignInFailureTime = 15min;
inline constexpr auto kCookieSliding = 12h;
inline constexpr auto kCookieWhole = 24h * 30;
inline constexpr std::size_t kPasswordBytes = 1024;
inline constexpr std::size_t kPasswordBytesLeast = 8;  // of new passwords
inline constexpr std::size_t kEmailBytes = 254;        // RFC 5321 §4.5.3.1.3, less the brackets
inline constexpr std::size_t kSignInThrottleKeys = 10'000;
inline constexpr std::size_t kLiveTickets = 10'000;
inline constexpr std::size_t kTokensPerAccount = 100;
inline constexpr std::size_t kTokenNameBytes = 200;
inline constexpr std::size_t kTokenScopes = 50;
inline constexpr std::size_t kScopeBytes = 64;  // "organization:" and an id
inline constexpr std::size_t kAccountGrants = 200;
inline constexpr std::size_t kActsForPerAccount = 100;
inline constexpr auto kSetupLinkTime = 24h;
inline constexpr auto kInvitationTime = 24h * 14;
inline constexpr auto kPasswordResetTime = 24h;
inline constexpr auto kAgendaLinkTime = 24h * 90;       // unless said otherwise
inline constexpr auto kAgendaLinkTimeMost = 24h * 366;
inline constexpr std::size_t kLinksPerScope = 500;
inline constexpr std::size_t kLinksPerBrowser = 8;
inline constexpr std::size_t kLinkLabelBytes = 200;
inline constexpr std::size_t kSecretBytes = 128;        // as a client sends one
inline constexpr auto kUseTime = 5min;  // the last use of a cookie or a token is written down this often at most

// Content
inline constexpr std::size_t kSlugBytes = 80;
inline constexpr std::size_t kUriBytes = 2'000;
inline constexpr std::size_t kListItems = 100;  // sites, organizers
inline constexpr std::size_t kTitleBytes = 1'000;
inline constexpr std::size_t kDescriptionBytes = 64 * 1024;
inline constexpr std::size_t kNameBytes = 500;
inline constexpr std::size_t kShortNameBytes = 100;       // of the institution
inline constexpr std::size_t kLetterheadBytes = 2'000;
inline constexpr std::size_t kLogoBytes = 256 * 1024;
inline constexpr std::size_t kAddressBytes = 2'000;
inline constexpr std::size_t kContactPoints = 20;
inline constexpr std::size_t kContactBytes = 254;
inline constexpr std::size_t kLanguagesPerPerson = 20;
inline constexpr std::size_t kLanguageTagBytes = 35;
inline constexpr std::size_t kOrganizationDepth = 8;  // an organisation, its parent, …
inline constexpr std::size_t kFunctionsPerPerson = 20;
inline constexpr std::size_t kNeedBytes = 500;
inline constexpr std::size_t kDuplicatesListed = 10;
inline constexpr std::size_t kLikenessCandidates = 300;  // compared for one name
inline constexpr std::size_t kSearchBytes = 200;
inline constexpr std::size_t kSearchWords = 6;
inline constexpr std::size_t kSearchResults = 50;
inline constexpr std::size_t kSearchResultsDefault = 20;
inline constexpr int kRoomCapacity = 1'000'000;
inline constexpr std::size_t kParticipantsPerSession = 2'000;
inline constexpr std::size_t kSessionsPerEvent = 10'000;
inline constexpr auto kSessionLength = 24h * 31;
inline constexpr std::size_t kPageItems = 200;
inline constexpr std::size_t kPageItemsDefault = 50;

// Import (DECISIONS 43)
inline constexpr std::size_t kImportComponents = 20'000;
inline constexpr std::size_t kImportLineBytes = 1024 * 1024;
inline constexpr std::size_t kImportDepth = 64;
inline constexpr std::size_t kImportZoneNames = 100;               // different ones in a calendar
inline constexpr std::size_t kZoneNameBytes = 200;                 // of a name that a file brings along
inline constexpr std::size_t kZoneDefinitionTransitions = 2'000;   // of one VTIMEZONE, from 1900 to 2200

// Tables (CSV, XLSX): what is held in memory of one file
inline constexpr std::size_t kTableRows = 50'000;
inline constexpr std::size_t kTableColumns = 256;
inline constexpr std::size_t kTableCells = 1'000'000;              // that hold something
inline constexpr std::size_t kTableCellBytes = 32 * 1024;
inline constexpr std::size_t kTableTextBytes = 64 * 1024 * 1024;   // of all cells
inline constexpr std::size_t kWorkbookBytes = 256 * 1024 * 1024;   // unpacked, each of its parts
inline constexpr std::size_t kWorkbookSheets = 100;
inline constexpr std::size_t kSharedStrings = 1'000'000;
inline constexpr std::size_t kTitleRows = 30;                      // among which the headings are looked for
inline constexpr std::size_t kTableProblemsListed = 1'000;         // the others are counted
inline constexpr std::size_t kTableRowsReturned = 200;             // refused ones, to be mended by whoever sent them
inline constexpr std::size_t kTableReturnedBytes = 1024 * 1024;    // of all their cells
inline constexpr std::size_t kTableDuplicateRows = 500;            // rows for which somebody similar is looked for

// Recurrence (common/ical): a rule is bounded by what it brings and by what it looks at in vain
inline constexpr std::size_t kRecurrenceRuleBytes = 8 * 1024;
inline constexpr std::size_t kRecurrenceResults = 10'000;      // of one expansion; a caller takes fewer (DECISIONS 4)
inline constexpr std::size_t kRecurrenceIdleSteps = 120'000;   // days and periods that bring nothing; all of 1900–2200 by days
inline constexpr std::size_t kRecurrenceDates = 5'000;         // RDATE, EXDATE and overrides, each

// Zone data
inline constexpr std::size_t kZoneTextBytes = 1024 * 1024;  // a tzdata.zi; 2026f has 107 KiB
inline constexpr std::size_t kZoneVersionBytes = 32;
inline constexpr std::size_t kZoneMovesPerBatch = 200;      // about: a session with its published placement is moved whole
inline constexpr std::size_t kZonesLostNamed = 20;         // in the refusal of a release that does not know them
inline constexpr auto kZoneBatchTime = 30ms;                // others wait for the writer as long; longer batches become smaller

// Conflicts: their number grows with the square of what is put into one hour, so both are bounded
inline constexpr std::size_t kClashesPerPlacement = 200;  // of one session; more are refused, whatever their severity
inline constexpr std::size_t kClashesListed = 20'000;     // of one event

// Other zone data, looked at before they are adopted
inline constexpr std::size_t kZoneMovesJudged = 20'000;  // with more the preview tells no conflicts
inline constexpr std::size_t kZoneConflictsListed = 200;  // created, and removed

// Suggestions (DECISIONS 18, 37)
inline constexpr std::size_t kSuggestionIdBytes = 2 * 1024;
inline constexpr std::size_t kSuggestionsOnConflict = 5;
inline constexpr auto kSuggestionTime = 15min;

}  // namespace multaqa::limits
