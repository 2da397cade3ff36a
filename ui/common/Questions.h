// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace ui {

// What pages ask people. Each call returns at once; the answer comes later by callback, or never
// when whoever asked has gone. A test answers in a person's place.
class Questions
{
public:
    Questions() = default;
    virtual ~Questions() = default;
    Q_DISABLE_COPY_MOVE(Questions)

    using Answer = std::function<void(bool)>;
    using PathAnswer = std::function<void(const QString &path)>; // empty: cancelled

    // `verb` is on the button that agrees, "Delete stream"; the other one is Cancel.
    virtual void confirm(const QString &title, const QString &text, const QString &verb,
                         const Answer &answer) = 0;
    // Likewise, with a word of its own on the other button: "Keep running".
    virtual void choose(const QString &title, const QString &text, const QString &verb,
                        const QString &otherVerb, const Answer &answer) = 0;
    // The button that agrees works once `nameToType` stands in the field, to the letter.
    virtual void confirmTyped(const QString &title, const QString &text, const QString &nameToType,
                              const QString &verb, const Answer &answer) = 0;
    // `filter` as QFileDialog wants it.
    virtual void openFile(const QString &title, const QString &filter,
                          const PathAnswer &answer) = 0;
    virtual void openFolder(const QString &title, const PathAnswer &answer) = 0;
    virtual void saveFile(const QString &title, const QString &suggestion, const QString &filter,
                          const PathAnswer &answer) = 0;
};

} // namespace ui
