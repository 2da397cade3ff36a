// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/BadLines.h"

#include "app/cli/console/TextWidth.h"
#include "app/cli/console/Texts.h"
#include "app/cli/put/ResultRows.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr qsizetype linesShown = 5;

// "12, column 7: …", "12, partitionKey: …"
QString placed(qint64 line, const QString &message)
{
    return u"line "_s + QString::number(line) + u", "_s + message;
}

QString titleOf(const QString &code, qint64 count)
{
    const bool isOne = count == 1;
    if (code == invalidLineCode)
        return counted(count, u"line holds"_s, u"lines hold"_s)
            + (isOne ? u" no record and was not sent."_s : u" no record and were not sent."_s);
    return counted(count, u"record is"_s, u"records are"_s)
        + (isOne ? u" not valid and was not sent."_s : u" not valid and were not sent."_s);
}

} // namespace

bool isBadLine(const core::Outcome &outcome)
{
    return outcome.errorCode == invalidLineCode || outcome.errorCode == invalidRecordCode;
}

void BadLines::add(qint64 line, const core::Outcome &outcome)
{
    Kind &kind = m_kinds[outcome.errorCode];
    if (++kind.count <= linesShown)
        kind.first.append(placed(line, outcome.errorMessage));
}

QList<core::Finding> BadLines::findings() const
{
    QList<core::Finding> findings;
    for (auto bad = m_kinds.cbegin(); bad != m_kinds.cend(); ++bad) {
        QStringList reasons = bad->first;
        if (bad->count > linesShown)
            reasons.append(u"and %1 more"_s.arg(grouped(bad->count - linesShown)));
        findings.append({.state = core::RecordState::NotSent,
                         .code = bad.key(),
                         .count = bad->count,
                         .title = titleOf(bad.key(), bad->count),
                         .why = reasons.join(u'\n'),
                         .whatNow = bad->count == 1
                             ? u"Correct it and put it again. With --results FILE it has a row "
                               "that says where."_s
                             : u"Correct them and put them again. With --results FILE each has a "
                               "row that says where."_s});
    }
    return findings;
}

} // namespace app
