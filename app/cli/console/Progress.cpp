// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/Progress.h"

#include "app/cli/console/TextWidth.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace app {
namespace {

constexpr int barColumns = 20;

QString bar(double share, const Terminal &terminal)
{
    const int full = static_cast<int>(std::floor(share * barColumns));
    const QChar done = terminal.hasUnicode ? u'█' : u'#';
    const QChar open = terminal.hasUnicode ? u'░' : u'.';
    return QString(full, done) + QString(barColumns - full, open);
}

QString percentage(double share)
{
    return QString::number(static_cast<int>(std::floor(share * 100))).rightJustified(3) + u'%';
}

QString troubles(const ProgressFacts &facts)
{
    QStringList parts;
    if (facts.refused > 0)
        parts.append(grouped(facts.refused) + u" refused"_s);
    if (facts.uncertain > 0)
        parts.append(grouped(facts.uncertain) + u" uncertain"_s);
    if (facts.retrying > 0)
        parts.append(grouped(facts.retrying) + u" retrying"_s);
    return parts.isEmpty() ? u"0 refused"_s : parts.join(u", "_s);
}

} // namespace

std::optional<core::Milliseconds> timeLeft(const ProgressFacts &facts)
{
    if (facts.share <= 0 || facts.elapsed < 1s)
        return {};
    const double elapsed = static_cast<double>(facts.elapsed.count());
    return core::Milliseconds(std::llround(elapsed * (1 - facts.share) / facts.share));
}

QString duration(core::Milliseconds time)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
    if (seconds < 60)
        return u"%1 s"_s.arg(seconds);
    if (seconds < 3600)
        return u"%1 min %2 s"_s.arg(seconds / 60).arg(seconds % 60);
    return u"%1 h %2 min"_s.arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString progressText(const ProgressFacts &facts, int width, const Terminal &terminal)
{
    const QString separator = terminal.hasUnicode ? u" · "_s : u" | "_s;
    QStringList parts{grouped(facts.settled) + u" records"_s, troubles(facts)};
    if (facts.share >= 0)
        parts.prepend(percentage(facts.share));
    QStringList extras{grouped(std::llround(facts.recordsPerSecond)) + u" records/s"_s};
    if (const auto left = timeLeft(facts))
        extras.append(duration(*left) + u" left"_s);

    for (const QString &extra : extras) {
        const QStringList longer = parts + QStringList(extra);
        if (displayWidth(longer.join(separator)) <= width)
            parts = longer;
    }
    QString text = parts.join(separator);
    if (facts.share >= 0 && displayWidth(text) + barColumns + 1 <= width)
        text = bar(facts.share, terminal) + u' ' + text;
    return cutTo(text, width, Cut::End, terminal.hasUnicode ? u"…"_s : u"..."_s);
}

void RateMeter::add(core::Moment at, qint64 count)
{
    m_samples.append({at, count});
    while (m_samples.size() > 2 && at - m_samples.at(1).at >= 3s)
        m_samples.removeFirst();
}

double RateMeter::perSecond() const
{
    if (m_samples.size() < 2)
        return 0;
    const Sample &first = m_samples.constFirst();
    const Sample &last = m_samples.constLast();
    const auto seconds = std::chrono::duration<double>(last.at - first.at).count();
    return seconds <= 0 ? 0 : static_cast<double>(last.count - first.count) / seconds;
}

} // namespace app
