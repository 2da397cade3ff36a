// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FuzzyMatch.h"

#include <algorithm>
#include <vector>

namespace ui {

namespace {

constexpr int forLetter = 1;
constexpr int inARow = 10; // more than the start of a word elsewhere: “str” is for “stream”
constexpr int atWordStart = 8;
constexpr int atTextStart = 4; // beside that of the word
constexpr int impossible = -1;
constexpr qsizetype longest = 256; // letters of a text that are looked at

bool startsWord(QStringView text, qsizetype place)
{
    if (place == 0)
        return true;
    const QChar before = text.at(place - 1);
    return !before.isLetterOrNumber() || (before.isLower() && text.at(place).isUpper());
}

int worthAt(QStringView text, qsizetype place)
{
    return forLetter + (startsWord(text, place) ? atWordStart : 0) + (place == 0 ? atTextStart : 0);
}

bool isSame(QChar a, QChar b)
{
    return a.toCaseFolded() == b.toCaseFolded();
}

// best[i][j]: the best score with letter i of `typed` at place j of `text`.
class Table
{
public:
    Table(QStringView typed, QStringView text)
        : m_typed(typed)
        , m_text(text)
        , m_best(static_cast<std::size_t>(typed.size() * text.size()), impossible)
        , m_from(m_best.size(), -1)
    {
        for (qsizetype i = 0; i < typed.size(); ++i)
            fillRow(i);
    }

    std::optional<FuzzyMatch> best() const
    {
        const qsizetype last = m_typed.size() - 1;
        qsizetype place = -1;
        int score = impossible;
        for (qsizetype j = 0; j < m_text.size(); ++j) {
            if (m_best[at(last, j)] > score) {
                score = m_best[at(last, j)];
                place = j;
            }
        }
        if (place < 0)
            return std::nullopt;
        FuzzyMatch match{.score = score};
        for (qsizetype i = last; i >= 0; --i) {
            match.places.prepend(place);
            place = m_from[at(i, place)];
        }
        return match;
    }

private:
    std::size_t at(qsizetype i, qsizetype j) const
    {
        return static_cast<std::size_t>(i * m_text.size() + j);
    }

    void fillRow(qsizetype i)
    {
        int bestBefore = impossible; // of the letter before, anywhere left of j − 1
        qsizetype bestPlace = -1;
        for (qsizetype j = 0; j < m_text.size(); ++j) {
            if (i > 0 && j >= 2 && m_best[at(i - 1, j - 2)] > bestBefore) {
                bestBefore = m_best[at(i - 1, j - 2)];
                bestPlace = j - 2;
            }
            if (!isSame(m_typed.at(i), m_text.at(j)))
                continue;
            if (i == 0) {
                m_best[at(i, j)] = worthAt(m_text, j);
                continue;
            }
            const int adjacent = j > 0 ? m_best[at(i - 1, j - 1)] : impossible;
            const int rowed = adjacent == impossible ? impossible : adjacent + inARow;
            const int before = std::max(bestBefore, rowed);
            if (before == impossible)
                continue;
            m_best[at(i, j)] = before + worthAt(m_text, j);
            m_from[at(i, j)] = rowed >= bestBefore ? j - 1 : bestPlace;
        }
    }

    QStringView m_typed;
    QStringView m_text;
    std::vector<int> m_best;
    std::vector<qsizetype> m_from;
};

// Words in another order than the text has them.
std::optional<FuzzyMatch> wordsMatch(QStringView typed, QStringView text)
{
    FuzzyMatch all;
    const QList<QStringView> words = typed.split(u' ', Qt::SkipEmptyParts);
    for (const QStringView word : words) {
        const auto match = words.size() > 1 ? Table(word, text).best() : std::nullopt;
        if (!match)
            return std::nullopt;
        all.score += match->score;
        all.places += match->places;
    }
    std::sort(all.places.begin(), all.places.end());
    all.places.erase(std::unique(all.places.begin(), all.places.end()), all.places.end());
    return all;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView text)
{
    QString letters = typed.left(longest).toString();
    letters.removeIf([](QChar c) { return c.isSpace(); });
    if (letters.isEmpty())
        return FuzzyMatch{};
    const QStringView looked = text.left(longest);
    const auto inOrder = Table(letters, looked).best();
    return inOrder ? inOrder : wordsMatch(typed.left(longest), looked);
}

} // namespace ui
