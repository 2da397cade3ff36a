// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Diagnosis.h"
#include "core/outcome/Outcome.h"

#include <QMap>
#include <QStringList>

namespace app {

// Whether it is our own check of the input that kept a record from being sent.
bool isBadLine(const core::Outcome &outcome);

// Lines of the input of which nothing can be sent: how many, and what is wrong with the first few.
// Memory does not grow with the run.
class BadLines
{
public:
    void add(qint64 line, const core::Outcome &outcome);
    QList<core::Finding> findings() const; // one per code; a line of `why` for each line shown

private:
    struct Kind
    {
        qint64 count = 0;
        QStringList first; // with their line numbers
    };

    QMap<QString, Kind> m_kinds; // by code
};

} // namespace app
