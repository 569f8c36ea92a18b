;; What a user of Emacs does, and what comes of it, as JSON in $REPORT. Runs after the user's own init.el.  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'json)
(require 'flymake)
(require 'xref)

(defvar report (list :version emacs-version))
(defun note (key value) (setq report (append report (list key value))))

(defvar patience (/ (string-to-number (getenv "PATIENCE")) 1000.0))

(defun await (what condition)
  (let ((deadline (+ (float-time) patience)))
    (while (and (not (funcall condition)) (< (float-time) deadline)) (accept-process-output nil 0.05))
    (unless (funcall condition) (error "%s did not happen" what))))

(defun open-file (path)
  (find-file path)
  ;; What else happens after a command of the user, which Emacs leaves out when there is none.
  (run-hooks 'post-command-hook))

(defun diagnostics ()
  (vconcat
   (mapcar (lambda (each)
             (save-excursion
               (goto-char (flymake-diagnostic-beg each))
               (list :line (line-number-at-pos) :column (1+ (current-column))
                     :rule (and (string-match "\\[\\([^]]+\\)\\]" (flymake-diagnostic-text each))
                                (match-string 1 (flymake-diagnostic-text each))))))
           (flymake-diagnostics))))

(defun diagnostics-arrive (isEnough)
  ;; Flymake looks when Emacs is idle, which it never is here.
  (lambda () (flymake-start) (funcall isEnough (length (flymake-diagnostics)))))

(defun go (text)
  (goto-char (point-min))
  (search-forward text)
  (backward-char))

(condition-case problem
    (let (before (last-nonmenu-event t))
      (open-file (getenv "FILE"))
      (await "the first diagnostic" (diagnostics-arrive (lambda (count) (> count 0))))
      (note :first (diagnostics))
      (setq before (length (flymake-diagnostics)))

      (go "alwaysauthreject=no")
      (beginning-of-line)
      (cl-letf (((symbol-function 'completing-read) (lambda (&rest _) (getenv "FIX"))))
        (call-interactively #'eglot-code-actions))
      (save-excursion (goto-char (point-min)) (search-forward "alwaysauthreject=yes"))
      (save-buffer)
      (await "a diagnostic less" (diagnostics-arrive (lambda (count) (< count before))))
      (note :fixed (diagnostics))

      (go "context=internal")
      (call-interactively #'xref-find-definitions)
      (run-hooks 'post-command-hook)
      (note :definition (list :path buffer-file-name :line (line-number-at-pos)))
      (await "diagnostics of the other file" (diagnostics-arrive (lambda (count) (> count 0))))
      (note :second (diagnostics))

      (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t))) (eglot-rename "inside"))
      (save-some-buffers t)
      ;; By itself it waits for a second and a half.
      (eglot-shutdown (eglot-current-server) nil patience))
  (error (note :problem (error-message-string problem))))
(write-region (json-encode report) nil (getenv "REPORT"))
(kill-emacs 0)
