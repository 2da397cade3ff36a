// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/recordfiles/EnvironmentFile.h"

#include <QIcon>
#include <QString>

namespace ui {

// An environment that can be chosen, and where it lies.
struct EnvironmentEntry
{
    core::DraftEnvironment key; // without a path: it stands for those that are too many
    QString name; // "staging"
    QString collection; // name of the folder; of one's own: "Your own"
    bool isOwn = false; // of this person alone, usable with every draft
    core::Environment environment; // empty where there is a problem
    QString problem; // why it can be neither used nor edited here; empty: it can
    QByteArray version; // of its file as it was read

    bool operator==(const EnvironmentEntry &) const = default;
};

// A folder in which environments can lie.
struct EnvironmentRoot
{
    QString root; // absolute
    QString title;
    bool isAlone = false; // what is in its folders is none of it

    bool operator==(const EnvironmentRoot &) const = default;
};

// What is known of the value of a secret. Values are never read to find out.
enum class SecretState { None, Storing, Stored, ThisSession };

// A dot in the colour that an environment asks for: the name of one of ours, or #rrggbb. Muted for
// everything else.
QIcon environmentDot(const QString &colour);
// The colour in words, for people; the text itself where it is none of ours.
QString colourWord(const QString &colour);

// "staging-eu, stream orders-staging"; empty when it suggests nothing.
QString suggestionIn(const core::Environment &environment);

// Whether the draft may choose it: it lies in the collection of the draft's file, or is one's own;
// a draft without a file may choose each.
bool isOffered(const EnvironmentEntry &entry, const core::Draft &draft);

} // namespace ui
