// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Questions.h"

#include <QPointer>
#include <QWidget>

namespace ui {

// Questions by dialogs that do not block: over `window`, or the dialog that is open there.
class DialogQuestions final : public Questions
{
public:
    explicit DialogQuestions(QWidget &window);

    void confirm(const QString &title, const QString &text, const QString &verb,
                 const Answer &answer) override;
    void choose(const QString &title, const QString &text, const QString &verb,
                const QString &otherVerb, const Answer &answer) override;
    void confirmTyped(const QString &title, const QString &text, const QString &nameToType,
                      const QString &verb, const Answer &answer) override;
    void openFile(const QString &title, const QString &filter, const PathAnswer &answer) override;
    void openFolder(const QString &title, const PathAnswer &answer) override;
    void saveFile(const QString &title, const QString &suggestion, const QString &filter,
                  const PathAnswer &answer) override;

private:
    QWidget *parent() const;

    QPointer<QWidget> m_window;
};

} // namespace ui
