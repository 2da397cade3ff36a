// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/FileProblem.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype keptProblems = 1000;

} // namespace

QString wordsFor(const TextPlace &place)
{
    return u"line %1, column %2"_s.arg(place.line).arg(place.column);
}

void FoundProblems::add(qsizetype offset, const QString &text, Weight weight)
{
    // Warnings give way, so that damage is never forgotten.
    if (m_found.size() < keptProblems || weight == Weight::Damage)
        m_found += Found{offset, text, weight == Weight::Warning};
    if (m_found.size() > 2 * keptProblems)
        m_found.removeLast();
}

QList<FileProblem> FoundProblems::placedIn(QByteArrayView text) const
{
    QList<Found> sorted = m_found;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Found &a, const Found &b) { return a.offset < b.offset; });
    QList<FileProblem> problems;
    qsizetype line = 1;
    qsizetype lineStart = 0;
    for (const Found &found : sorted) {
        const qsizetype offset = std::clamp<qsizetype>(found.offset, 0, text.size());
        for (qsizetype end = text.indexOf('\n', lineStart); end >= 0 && end < offset;
             end = text.indexOf('\n', lineStart)) {
            ++line;
            lineStart = end + 1;
        }
        const TextPlace inLine =
            placeAt(text.sliced(lineStart, offset - lineStart), offset - lineStart);
        problems += FileProblem{{line, inLine.column}, found.text, found.isWarning};
    }
    return problems;
}

} // namespace core
