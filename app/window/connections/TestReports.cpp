// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/TestReports.h"

#include "core/outcome/ClockSkew.h"
#include "core/outcome/Explanation.h"
#include "ui/common/Format.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Outcome = ui::TestReport::Outcome;

QString tr(const char *text)
{
    return QCoreApplication::translate("app::TestReports", text);
}

QString timeText(const core::CallFacts &facts)
{
    constexpr qint64 microseconds = 1000;
    if (facts.timing.finished < 0)
        return {};
    return tr("HTTP %1 after %2")
        .arg(QString::number(facts.status),
             ui::humanMilliseconds(facts.timing.finished / microseconds));
}

QString clockText(const core::CallFacts &facts)
{
    if (!facts.clockSkew)
        return {};
    if (std::chrono::abs(*facts.clockSkew) < core::noticeableSkew)
        return tr("this computer's clock is right");
    const QString off = ui::humanMilliseconds(std::chrono::abs(*facts.clockSkew).count());
    return facts.clockSkew->count() > 0
        ? tr("this computer's clock is %1 behind; signatures are corrected").arg(off)
        : tr("this computer's clock is %1 ahead; signatures are corrected").arg(off);
}

QString factsText(const core::Answer<core::StreamPage> &answer, const QString &keysFrom)
{
    QStringList parts{timeText(answer.facts)};
    if (answer.result) {
        const QString count = ui::grouped(answer.result->streams.size());
        parts.append(answer.result->hasMore ? tr("more than %1 streams").arg(count)
                         : answer.result->streams.size() == 1 ? tr("1 stream")
                                                              : tr("%1 streams").arg(count));
    }
    parts.append(tr("keys from %1").arg(keysFrom));
    parts.append(clockText(answer.facts));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

ui::TestReport reportOf(const core::Answer<core::StreamPage> &answer, const QString &keysFrom)
{
    const QString facts = factsText(answer, keysFrom);
    if (answer.result)
        return {Outcome::Accepted, tr("The keys are accepted."), facts, {}};
    if (answer.result.error().kind == core::Error::Kind::AccessDenied)
        return {Outcome::Limited, tr("The keys are known, but may not list streams."), facts,
                tr("Sending may still work: type the stream's name, or ask for "
                   "kinesis:ListStreams.")};
    ui::TestReport report = reportOf(answer.result.error());
    if (!timeText(answer.facts).isEmpty())
        report.facts += u" ("_s + timeText(answer.facts) + u')';
    return report;
}

ui::TestReport reportOf(const core::Error &error)
{
    const core::Explanation explanation = core::explain(error, {});
    return {Outcome::Failed, explanation.what, explanation.why, explanation.whatNow};
}

QString barText(const core::Error &error, const QString &stream)
{
    const core::Explanation explanation = core::explain(error, stream);
    return QStringList{explanation.what, explanation.why, explanation.whatNow}.join(u' ');
}

} // namespace app
