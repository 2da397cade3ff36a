// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace core {

// A name that only looks like another one: letters of alphabets that share shapes beside each other
// ("Latin and Cyrillic"), or characters that are not seen at all. What it mixes, in words; empty:
// it is what it seems to be.
QString disguiseOf(QStringView name);

} // namespace core
