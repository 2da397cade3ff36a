// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/JsonCheck.h"
#include "core/records/Payload.h"
#include "ui/editor/PlaceholderCompletion.h"

#include <QByteArray>
#include <QWidget>

#include <optional>

class QKeyEvent;

namespace ui {

class CodeArea;
class MessageBar;

// Edits the body of a record, to the byte: what was put in comes out again, whatever it is.
//
// A text with a line too long to be laid out within a frame is held instead: it is shown in part,
// sent as a whole, and can be formatted, replaced or cleared.
class BodyEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit BodyEditor(QWidget *parent = nullptr);

    void setBody(const QByteArray &body); // forgets what could be undone
    void replaceBody(const QByteArray &body); // one step that can be undone
    QByteArray body() const;
    qsizetype bodySize() const;
    bool isHeld() const { return m_held.has_value(); }

    void setKind(core::PayloadKind kind);
    struct Mistake
    {
        QString message;
        std::optional<core::TextPlace> place;
        qsizetype length = 0; // bytes from there on; 0: not known

        bool operator==(const Mistake &) const = default;
    };
    // Marks them in the margin and, where they have a place, under the text, and says what they are
    // to whoever points there.
    void setMistakes(const QList<Mistake> &mistakes);
    void goTo(const core::TextPlace &place);

    // How completion reaches the text. The editor must outlive it.
    PlaceholderField placeholderField();
    struct Selected
    {
        qsizetype offset = 0;
        QByteArray text; // may be empty
        QByteArray lineBefore; // its line up to it
        QRect place; // of its beginning, in the area's coordinates
    };
    std::optional<Selected> selection() const; // nothing when it spans lines, or the body is held
    QByteArray bytesAt(qsizetype offset, qsizetype length) const; // none of a held body
    // One step that can be undone; the cursor is behind it afterwards.
    void replaceRange(qsizetype offset, qsizetype length, const QByteArray &with);

    void setReadOnly(bool isReadOnly); // for people: setBody() still works
    void setTabMovesFocus(bool moves);
    void zoom(int steps); // 0: as it was first

    struct Search
    {
        QString text;
        bool matchesCase = false; // always with large bodies
        bool isWholeWords = false;

        bool operator==(const Search &) const = default;
    };
    enum class Way { Forward, Backward };
    // Selects the next match from the selection on, around the end; false: there is none.
    bool find(const Search &search, Way way);
    // From the start of the selection: while a person types what is searched.
    bool findAsTyped(const Search &search);
    // Marks all matches, at most 1,000, and says how many; −1: the body is too large to count.
    int markMatches(const Search &search);
    void unmarkMatches();
    bool replaceSelected(const Search &search, const QString &with); // false: no match is selected
    int replaceAll(const Search &search, const QString &with);
    QString selectedText() const; // empty when it spans lines

signals:
    void changed();
    void pasted(const QByteArray &text); // after it was put in
    void formatRequested(); // of a held body
    // The pointer rests on text that has no mistake; `at` is on the screen.
    void hovered(qsizetype offset, const QPoint &at);
    void hoverEnded();

protected:
    void changeEvent(QEvent *event) override;

private:
    // Where a mistake is shown, in bytes, as the text was then.
    struct Marked
    {
        qsizetype start = 0;
        qsizetype end = 0;
        QString message;
    };

    bool mayInsert(const QByteArray &text);
    bool takesKey(QKeyEvent &event);
    void hold(const QByteArray &body);
    void release();
    void lock();
    void watchPointer();
    void showMistakes();
    void mark(const Mistake &mistake);
    std::optional<std::pair<qsizetype, qsizetype>> match(const Search &search, qsizetype from,
                                                         qsizetype to);
    bool findFrom(const Search &search, qsizetype from, Way way);

    CodeArea *m_area;
    MessageBar *m_bar;
    std::optional<QByteArray> m_held;
    QByteArray m_beforeHold; // comes back by undo
    QList<Mistake> m_mistakes;
    QList<Marked> m_marked;
    core::PayloadKind m_kind = core::PayloadKind::Json;
    bool m_isLoading = false;
    bool m_isReadOnly = false;
    int m_zoom = 0;
};

} // namespace ui
