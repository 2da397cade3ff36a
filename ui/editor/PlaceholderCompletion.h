// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/CompletionList.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QLineEdit;

namespace ui {

// A text field as completion sees it. Offsets are in bytes of UTF-8.
struct PlaceholderField
{
    struct Line
    {
        QByteArray text;
        qsizetype cursor = 0;
    };

    QWidget *widget = nullptr; // that gets the keys
    std::function<Line()> line; // in which the cursor is
    // Of that line; one step that can be undone. The cursor is behind it afterwards.
    std::function<void(qsizetype from, qsizetype to, const QByteArray &with)> replace;
    std::function<QRect()> cursor; // in the widget's coordinates
};

PlaceholderField placeholderField(QLineEdit &edit);

// Opens the list of completions when a person types {{ in a field, or presses Ctrl+Space inside of
// a placeholder, and puts what they choose into it.
class PlaceholderCompletion final : public QObject
{
    Q_OBJECT

public:
    using Ready = std::function<void(const QList<Completion> &items)>;
    // Answers now or later, in the same thread, while the field lives.
    using Source = std::function<void(const Ready &ready)>;

    // Belongs to the field's widget.
    PlaceholderCompletion(const PlaceholderField &field, Source source);
    ~PlaceholderCompletion() override;

    void setEnabled(bool isEnabled);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool takeKey(const QKeyEvent &event);
    void ask();
    void follow();
    void choose(const QString &insert);
    CompletionList &list();
    bool isOpen() const { return m_list && m_list->isVisible(); }

    PlaceholderField m_field;
    Source m_source;
    QPointer<CompletionList> m_list; // made when it is needed first
    bool m_isEnabled = true;
    bool m_isBehind = false; // the list, of what was typed
    quint64 m_asked = 0; // the question that counts
};

} // namespace ui
