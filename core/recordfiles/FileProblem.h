// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/JsonCheck.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace core {

// One thing about a file of text that a person has to know, at its place.
struct FileProblem
{
    TextPlace place;
    QString text; // sentences: what, why, what now; quotes no value
    bool isWarning = false; // else the file is damaged: it may be read, not written

    bool operator==(const FileProblem &) const = default;
};

// "line 3, column 7"
QString wordsFor(const TextPlace &place);

// Collects what is found in one pass over a text, in any order.
class FoundProblems
{
public:
    enum class Weight { Damage, Warning };

    void add(qsizetype offset, const QString &text, Weight weight = Weight::Damage);

    // At their places in `text`, in its order; the first 1,000. Takes one walk over the text.
    QList<FileProblem> placedIn(QByteArrayView text) const;

private:
    struct Found
    {
        qsizetype offset;
        QString text;
        bool isWarning;
    };

    QList<Found> m_found;
};

} // namespace core
