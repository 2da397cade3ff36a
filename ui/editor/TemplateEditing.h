// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rendering/TemplateHelp.h"
#include "ui/editor/PlaceholderCompletion.h"

#include <QObject>

#include <functional>
#include <optional>

class QLineEdit;

namespace ui {

class BodyEditor;
class DraftWork;
class VariableNamePrompt;
class VariablesLine;

// What the fields of a draft know of templates: completions, what a placeholder under the pointer
// means, and making a variable of what is selected.
class TemplateEditing final : public QObject
{
    Q_OBJECT

public:
    struct Fields
    {
        BodyEditor &body;
        QLineEdit &key;
        QLineEdit &hashKey;
        VariablesLine &variables;
    };

    // `draft`: as it is now. The fields must outlive it.
    TemplateEditing(const Fields &fields, DraftWork &work, std::function<core::Draft()> draft,
                    QObject *parent);

    void setSurroundings(const core::TemplateSurroundings &around);
    void setEnabled(bool isTemplate, bool isKeyTemplate);
    // Asks for a name at the selection of the field that has the focus, else of the body. What to
    // do when there is none, or it cannot be: a sentence; empty: it is being asked for.
    QString makeVariable();

signals:
    void templateNeeded(); // a variable was made where there was no template

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // A selection that becomes a variable.
    struct Selection
    {
        QLineEdit *edit = nullptr; // or the body
        QString value;
        QString proposal;
        QRect place; // in the window
        int start = 0; // in the edit, which forgets its selection without the focus
    };
    // What making a variable did to the body: undone there, it goes, redone, it comes back.
    struct Made
    {
        core::DraftVariable variable;
        qsizetype offset = 0;
        QByteArray before;
        QByteArray after;
        qsizetype sizeBefore = 0; // of the body
    };

    void complete(const PlaceholderCompletion::Ready &ready);
    void explain(QWidget &on, const QString &field, qsizetype offset, const QPoint &at);
    std::optional<Selection> selection() const;
    QString checkName(const QString &name, const QString &value) const;
    void take(const QString &name);
    void followUndo();

    Fields m_fields;
    DraftWork &m_work;
    std::function<core::Draft()> m_draft;
    core::TemplateSurroundings m_around;
    PlaceholderCompletion *m_body;
    PlaceholderCompletion *m_key;
    PlaceholderCompletion *m_hashKey;
    QPointer<VariableNamePrompt> m_prompt;
    Selection m_selection;
    std::optional<Made> m_made;
    bool m_isEnabled = false;
    bool m_isKeyTemplate = false;
    quint64 m_explained = 0; // the question that counts
};

} // namespace ui
